"""Addresses of the console: for sites, departments, teams, office, readers, administrator."""

from django.urls import path

from wudan.web.console import (
    administration,
    attention,
    callbacks,
    certificates,
    claims,
    coverage,
    dispatch,
    dispatching,
    dissolving,
    exports,
    findings,
    founding,
    intake,
    journal,
    members,
    national,
    order_act,
    orders,
    queue,
    reach,
    readmission,
    recruitment,
    reports,
    site_keeping,
    sites,
    slip,
    team_desk,
    team_keeping,
    teams,
    teams_below,
)
from wudan.web.console.activities.urls import urlpatterns as activity_urls
from wudan.web.console.acts import FORMS
from wudan.web.console.appraisals.urls import urlpatterns as appraisal_urls
from wudan.web.console.attendance.urls import urlpatterns as attendance_urls
from wudan.web.console.burden import burden
from wudan.web.console.campaigns.urls import urlpatterns as campaign_urls
from wudan.web.console.carrying.urls import urlpatterns as carrying_urls
from wudan.web.console.complaints.urls import urlpatterns as complaint_urls
from wudan.web.console.connections.urls import urlpatterns as connection_urls
from wudan.web.console.counter.urls import urlpatterns as counter_urls
from wudan.web.console.deliveries.touring.urls import urlpatterns as touring_urls
from wudan.web.console.deliveries.urls import urlpatterns as delivery_urls
from wudan.web.console.earning.urls import urlpatterns as earning_urls
from wudan.web.console.funds.urls import urlpatterns as fund_urls
from wudan.web.console.hours import backfills, book
from wudan.web.console.hours import desk as hours_desk
from wudan.web.console.hours import disputes as hour_disputes
from wudan.web.console.households import listing as household_listing
from wudan.web.console.households import one as household_one
from wudan.web.console.inspections.urls import urlpatterns as inspection_urls
from wudan.web.console.lessons.urls import urlpatterns as lesson_urls
from wudan.web.console.meetings.urls import urlpatterns as meeting_urls
from wudan.web.console.messages.urls import urlpatterns as message_urls
from wudan.web.console.overview.urls import urlpatterns as overview_urls
from wudan.web.console.paper.urls import urlpatterns as paper_urls
from wudan.web.console.people import duplicates, listing, one
from wudan.web.console.plans.urls import urlpatterns as plan_urls
from wudan.web.console.platforms.urls import urlpatterns as platform_urls
from wudan.web.console.posts.urls import urlpatterns as post_urls
from wudan.web.console.privacy import desk as privacy_desk
from wudan.web.console.privacy import one as privacy_one
from wudan.web.console.projects.urls import urlpatterns as project_urls
from wudan.web.console.proposals.urls import urlpatterns as proposal_urls
from wudan.web.console.registers.urls import urlpatterns as register_urls
from wudan.web.console.resources.urls import urlpatterns as resource_urls
from wudan.web.console.security.desk import security
from wudan.web.console.shops.urls import urlpatterns as shop_urls
from wudan.web.console.site_acts import FORMS as SITE_FORMS
from wudan.web.console.standing.urls import urlpatterns as standing_urls
from wudan.web.console.support.urls import urlpatterns as support_urls
from wudan.web.console.training.urls import urlpatterns as training_urls
from wudan.web.console.volunteering.urls import urlpatterns as volunteering_urls

urlpatterns = [
    *fund_urls,
    *complaint_urls,
    *carrying_urls,
    *message_urls,
    path("desk/people", listing.people, name="people"),
    path("desk/people/new", listing.person_entry, name="person-entry"),
    path("desk/people/<int:pk>", one.person, name="person"),
    path("desk/people/<int:pk>/reading", one.person_reading, name="person-reading"),
    path("desk/people/<int:pk>/correction", one.person_correction, name="person-correction"),
    path("desk/people/<int:pk>/consent", one.person_consent, name="person-consent"),
    path("desk/people/<int:pk>/ways", one.person_ways, name="person-ways"),
    path("desk/people/<int:pk>/guardian", one.person_guardian, name="person-guardian"),
    path(
        "desk/people/<int:pk>/guardians/<int:bond>/confirmation",
        one.guardian_confirmation,
        name="guardian-confirmation",
    ),
    path("desk/people/<int:pk>/guardians/<int:bond>/end", one.guardian_end, name="guardian-end"),
    path(
        "desk/people/<int:pk>/certificates",
        certificates.person_certificates,
        name="person-certificates",
    ),
    path("desk/certificates", certificates.unit_certificates, name="unit-certificates"),
    path(
        "desk/certificates/<int:pk>/paper", certificates.certificate_print, name="certificate-print"
    ),
    path(
        "desk/certificates/<int:pk>/revocation",
        certificates.certificate_revocation,
        name="certificate-revocation",
    ),
    path("desk/duplicates", duplicates.duplicates, name="duplicates"),
    path("desk/duplicates/<int:one>/<int:other>", duplicates.duplicate, name="duplicate"),
    path("desk/mergers/<int:pk>/separation", duplicates.separation, name="separation"),
    *post_urls,
    *volunteering_urls,
    *delivery_urls,
    *touring_urls,
    *proposal_urls,
    *platform_urls,
    *shop_urls,
    *training_urls,
    *campaign_urls,
    *project_urls,
    *appraisal_urls,
    *lesson_urls,
    *inspection_urls,
    *meeting_urls,
    *standing_urls,
    *earning_urls,
    *plan_urls,
    *counter_urls,
    *connection_urls,
    *register_urls,
    *resource_urls,
    *support_urls,
    *attendance_urls,
    *paper_urls,
    *activity_urls,
    *overview_urls,
    path("desk/queue", queue.queue, name="queue"),
    path("desk/intake", intake.intake, name="intake"),
    path("desk/dispatching", dispatching.dispatching, name="dispatching"),
    path("desk/claims", claims.claims, name="claims"),
    path("desk/team", team_desk.team_desk, name="team-desk"),
    path("desk/team/below", teams_below.teams_below, name="teams-below"),
    path("desk/callbacks", callbacks.callbacks, name="callbacks"),
    path("callbacks/<int:pk>", callbacks.callback, name="callback"),
    path("callbacks/<int:pk>/contact", callbacks.callback_contact, name="callback-contact"),
    path("desk/attention", attention.attention, name="attention"),
    path("desk/findings", findings.findings, name="findings"),
    path("desk/findings/<int:pk>", findings.finding, name="finding"),
    path("desk/findings/<int:pk>/decision", findings.finding_decision, name="finding-decision"),
    path("desk/attention/decision", attention.decision, name="decision"),
    path("desk/households", household_listing.household_list, name="household-list"),
    path("desk/households/new", household_listing.household_entry, name="household-entry"),
    path("desk/households/<int:pk>", household_one.household, name="household"),
    path("desk/hours", hours_desk.hours_desk, name="hours-desk"),
    path("desk/hours/backfills/new", backfills.backfill_new, name="backfill-new"),
    path("desk/hours/backfills/<int:pk>", backfills.backfill, name="backfill"),
    path(
        "desk/hours/backfills/<int:pk>/decision",
        backfills.backfill_decision,
        name="backfill-decision",
    ),
    path("desk/hours/backfills/<int:pk>/proof", backfills.backfill_proof, name="backfill-proof"),
    path("desk/hours/disputes/<int:pk>", hour_disputes.dispute, name="hour-dispute-desk"),
    path(
        "desk/hours/disputes/<int:pk>/answer",
        hour_disputes.dispute_answer,
        name="hour-dispute-answer",
    ),
    path("desk/hours/books/<int:pk>", book.hours_book, name="hours-book"),
    path("desk/hours/records/<str:no>", book.hours_record, name="hours-record"),
    path("desk/hours/records/<str:no>/reversal", book.hours_reversal, name="hours-reversal"),
    path("desk/hours/records/<str:no>/long-day", book.hours_long_day, name="hours-long-day"),
    path("desk/journal", journal.journal, name="journal"),
    path("desk/journal/anchors/<int:number>", journal.anchor_slip, name="anchor-slip"),
    path("desk/administration", administration.administration, name="administration"),
    path("desk/readmission", readmission.readmission, name="readmission"),
    path("desk/readmission/<int:pk>/code", readmission.one_time_code, name="one-time-code"),
    path(
        "desk/readmission/<int:pk>/second-factor",
        readmission.second_factor_reset,
        name="second-factor-reset",
    ),
    path("desk/burden", burden, name="burden"),
    path("desk/security", security, name="security-desk"),
    path("desk/exports", exports.exports, name="exports"),
    path("desk/exports/request", exports.asking, name="export-request"),
    path("desk/national", national.national, name="national"),
    path("desk/national/import", national.national_import, name="national-import"),
    path("desk/national/<slug:kind>/report", national.national_report, name="national-report"),
    path("desk/exports/register", exports.register, name="export-register"),
    path("desk/exports/<int:pk>/decision", exports.decision, name="export-decision"),
    path("desk/exports/<int:pk>/file", exports.export_file, name="export-file"),
    path("desk/sites", sites.site_list, name="site-list"),
    path("desk/sites/new", site_keeping.site_new, name="site-new"),
    path("desk/sites/<int:unit_id>", sites.site, name="site"),
    path("desk/sites/<int:unit_id>/contact", site_keeping.site_contact, name="site-contact"),
    path("desk/sites/<int:unit_id>/identity", site_keeping.site_identity, name="site-identity"),
    path("desk/teams", teams.team_list, name="team-list"),
    path("desk/teams/founding", founding.team_founding, name="team-founding"),
    path(
        "desk/teams/foundings/<int:pk>/withdrawal",
        founding.founding_withdrawal,
        name="founding-withdrawal",
    ),
    path("desk/teams/<int:pk>/dissolution", dissolving.team_dissolution, name="team-dissolution"),
    path("desk/teams/<int:pk>/keeping", team_keeping.team_keeping, name="team-keeping"),
    path("desk/teams/<int:pk>/papers", team_keeping.team_papers, name="team-papers"),
    path("desk/team-papers/<int:pk>/check", team_keeping.team_paper_check, name="team-paper-check"),
    path(
        "desk/team-papers/<int:pk>/strike", team_keeping.team_paper_strike, name="team-paper-strike"
    ),
    path("desk/teams/<int:pk>", teams.team, name="team"),
    path("desk/coverage", coverage.coverage, name="coverage"),
    path("desk/reach", reach.reach, name="reach"),
    path("desk/reach/map", reach.reach_map, name="reach-map"),
    path("desk/reach/points", reach.village_points, name="village-points"),
    path("desk/reach/points/import", reach.village_points_import, name="village-points-import"),
    path("desk/reach/silent", reach.silent, name="silent-sites"),
    path("desk/report", reports.spread_report, name="spread-report"),
    path("desk/report/<slug:side>/<int:band>", reports.spread_rows, name="spread-rows"),
    path("desk/recruitment", recruitment.recruitment, name="recruitment"),
    path("desk/members", members.members, name="members"),
    path("desk/members/act", members.members_act, name="members-act"),
    path("desk/privacy", privacy_desk.desk, name="privacy-desk"),
    path("desk/privacy/taking", privacy_desk.taking, name="privacy-taking"),
    path("desk/privacy/<int:pk>", privacy_one.asked, name="privacy-asked"),
    path("desk/privacy/<int:pk>/answer", privacy_one.answer, name="privacy-answer"),
    path("desk/privacy/<int:pk>/paper", privacy_one.paper, name="privacy-paper"),
    path("desk/privacy/<int:pk>/erasure", privacy_one.erasing, name="privacy-erasing"),
    path("orders", orders.orders, name="orders"),
    path("orders/<str:no>/slip.html", slip.order_slip, name="order-slip"),
    path("orders/<str:no>/slip-code", slip.slip_code, name="slip-code"),
    path("orders/<str:no>/claim", claims.claim, name="claim"),
    path("orders/<str:no>/dispatch", dispatch.dispatch, name="dispatch"),
    *(
        path(f"orders/<str:no>/{form.noun}", order_act.order_act, {"kind": form}, name=form.noun)
        for form in FORMS
    ),
    *(
        path(
            f"desk/sites/<int:unit_id>/{form.noun.removeprefix('site-')}",
            sites.site_act,
            {"kind": form},
            name=form.noun,
        )
        for form in SITE_FORMS
    ),
]
