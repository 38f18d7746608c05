"""Addresses of rooms: public ones, one's own bookings, and the keeper's desk."""

from django.urls import path

from wudan.web.rooms import (
    booking,
    day_sheet,
    desk,
    door,
    feed,
    finding,
    keeping,
    mine,
    one_booking,
    room,
    site_rooms,
    use,
)

urlpatterns = [
    path("rooms", site_rooms.rooms, name="rooms"),
    path("rooms/find", finding.find_room, name="find-room"),
    path("places/<int:pk>/rooms", site_rooms.site_rooms, name="site-rooms"),
    path("places/<int:pk>/calendar.ics", feed.site_calendar, name="site-calendar"),
    path("rooms/<int:pk>", room.room, name="room"),
    path("rooms/<int:pk>/booking", booking.room_booking, name="room-booking"),
    path("rooms/<int:pk>/calendar.ics", feed.room_calendar, name="room-calendar"),
    path("rooms/<int:pk>/door", door.room_door, name="room-door"),
    path("bookings", mine.my_bookings, name="my-bookings"),
    path("bookings/<str:no>", one_booking.booking, name="booking"),
    path("desk/rooms", desk.room_desk, name="room-desk"),
    path("desk/rooms/new", keeping.room_new, name="room-new"),
    path("desk/rooms/day", day_sheet.room_day, name="room-day"),
    path("desk/rooms/use", use.room_use, name="room-use"),
    path("desk/rooms/<int:pk>", keeping.room_keeping, name="room-keeping"),
    path("desk/rooms/<int:pk>/closure", keeping.room_closure, name="room-closure"),
    path("desk/rooms/<int:pk>/idle", use.room_idle, name="room-idle"),
    path("desk/rooms/bookings/<str:no>", desk.room_booking_answer, name="room-booking-answer"),
]
