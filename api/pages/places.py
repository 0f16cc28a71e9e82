"""Names of places as records give them (in English), for the catalogues."""

from api.i18n import N_

PLACES = (
    N_("Moscow"), N_("Astana"), N_("Nur-Sultan"), N_("Almaty"), N_("Alma-Ata"), N_("Uralsk"), N_("Atyrau"),
    N_("Chelyabinsk"), N_("Orenburg"), N_("St Petersburg"), N_("Saint Petersburg"), N_("Kostanay"), N_("Aktau"),
    N_("Astrakhan"), N_("Ekaterinburg"), N_("Yekaterinburg"), N_("Baikonur"), N_("Omsk"), N_("Ust-Kamenogorsk"),
    N_("Petropavlovsk"), N_("Petropavl"), N_("Vienna"), N_("Helsinki"), N_("Minsk"), N_("Montevideo"), N_("Aktobe"),
    N_("Sochi"), N_("Novosibirsk"), N_("Pavlodar"), N_("Kazan"), N_("Barnaul"), N_("Budapest"), N_("Tashkent"),
    N_("Bishkek"), N_("Dushanbe"), N_("Shanghai"), N_("Tehran"), N_("Ashgabat"), N_("Lisbon"), N_("New York"),
    N_("Geneva"), N_("Paris"), N_("Istanbul"), N_("Beijing"), N_("Kyiv"), N_("Belovezha"), N_("London"),
    N_("San Francisco"), N_("Oral (Uralsk)"), N_("Sverdlovsk region"), N_("Vladivostok"),
)  # fmt: skip
