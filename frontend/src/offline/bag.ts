// What goes along, as wudan/offline/gathering.py tells it.
export interface Person {
  id: number
  name: string
  home: string
  phone: string
}

export interface Order {
  no: string
  number: string
  title: string
  stage: string
  person: number | null
  service: number | null
  name: string
  village: string
  words: string
  wanted: string
  part: string
  due: string
}

export interface RoomDay {
  day: string
  open: string[]
  free: string[]
  taken: { span: string; who: string }[]
}

export interface Room {
  id: number
  name: string
  place: string
  capacity: number
  themes: string[]
  uses: string[]
  days: RoomDay[]
}

export interface Roster {
  shift: number
  no: string
  title: string
  when: string
  lines: { sign_up: number; name: string }[]
}

export interface Bag {
  now: number
  persons: Person[]
  orders: Order[]
  rooms: Room[]
  rosters: Roster[]
}
