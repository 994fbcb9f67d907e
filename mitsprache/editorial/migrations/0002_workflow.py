"""The staff groups, their rights on ordinary pages, and the check that fact sheets pass."""

from django.db import migrations

GROUPS = ["Ämter", "Amtsleitung", "Beteiligungsbüro", "Redaktion"]
EDIT_PAGES = ["Beteiligungsbüro", "Redaktion"]
PAGE_RIGHTS = {
    "add_page": "Can add page",
    "change_page": "Can change page",
    "publish_page": "Publish any page",
    "lock_page": "Lock/unlock pages you've locked",
    "unlock_page": "Unlock any page",
}


def make(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("wagtailcore", "Task")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    WorkflowContentType = apps.get_model("wagtailcore", "WorkflowContentType")
    OfficeRelease = apps.get_model("editorial", "OfficeRelease")
    ParticipationCheck = apps.get_model("editorial", "ParticipationCheck")

    # What Wagtail brings along and nobody here is ever in.
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()

    groups = {name: Group.objects.get_or_create(name=name)[0] for name in GROUPS}
    pages, _created = ContentType.objects.get_or_create(app_label="wagtailcore", model="page")
    root = Page.objects.get(depth=1)
    for codename, title in PAGE_RIGHTS.items():
        right, _created = Permission.objects.get_or_create(
            content_type=pages, codename=codename, defaults={"name": title}
        )
        for name in EDIT_PAGES:
            GroupPagePermission.objects.get_or_create(
                group=groups[name], page=root, permission=right
            )

    workflow = Workflow.objects.create(name="Freigabe von Steckbriefen", active=True)
    steps = [
        (OfficeRelease, "officerelease", "Freigabe durch das Amt"),
        (ParticipationCheck, "participationcheck", "Prüfung im Beteiligungsbüro"),
    ]
    for order, (model, kind, name) in enumerate(steps):
        content_type, _created = ContentType.objects.get_or_create(
            app_label="editorial", model=kind
        )
        task = model.objects.create(name=name, active=True, content_type=content_type)
        WorkflowTask.objects.create(
            workflow=workflow, task_id=task.task_ptr_id, sort_order=order
        )
    sheets, _created = ContentType.objects.get_or_create(app_label="projects", model="project")
    WorkflowContentType.objects.create(content_type=sheets, workflow=workflow)


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0001_initial"),
        ("content", "0002_pages"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
