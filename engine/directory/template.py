"""Example tables, so that somebody who has to write a directory begins with something that loads."""

from datetime import date, timedelta


def template(today: date) -> dict[str, str]:
    """The CSV texts of an invented directory by the name of the table; its days follow a local date."""
    first, last = today + timedelta(days=7), today + timedelta(days=13)
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    return {
        "teams": "id,name\nfront-door,Front Door\nassessment,Assessment\n",
        "people": (
            "id,name,email,phone,registered_until,left_on\n"
            f"P-1,Ada Invented,ada@council.example,+447700900101,{today.year + 2}-11-30,\n"
            f"P-2,Ben Invented,ben@council.example,,{today.year + 2}-11-30,\n"
            "P-3,Cleo Invented,cleo@council.example,+447700900103,,\n"
            "P-4,Dev Invented,dev@council.example,,,\n"
            "P-5,Emergency Duty Team,edt@council.example,+447700900105,,\n"
            "P-6,Olu Invented,olu@council.example,,,\n"
        ),
        "roles": (
            "person,role,team\n"
            "P-1,social_worker,assessment\n"
            "P-1,duty_worker,front-door\n"
            "P-2,team_manager,front-door\n"
            "P-2,team_manager,assessment\n"
            "P-3,service_manager,\n"
            "P-3,duty_manager,\n"
            "P-4,head_of_service,\n"
            "P-4,director,\n"
            "P-5,emergency_duty_team,\n"
            "P-6,operator,\n"
        ),
        "absences": f"person,first_day,last_day,cover\nP-2,{first},{last},P-3\n",
        "rota": (f"person,role,team,from,until\nP-2,duty_manager,,{friday} 09:00,{friday} 17:00\n"),
    }
