"""Names whose spelling differs by language more than a romanisation explains.

The first spelling gives the key; words that begin like one of the others are read as if they began like the first.
Both may be in any script.
"""

NAMES = {
    "Қазақ": ("казах", "kazakh"),
    "Байқоңыр": ("байконур", "baykonur", "baikonur"),
    "Алматы": ("алмаата",),
    "Өзбек": ("узбек", "uzbek"),
    "Қырғыз": ("киргиз", "kirghiz", "kirgiz"),
    "Түркия": ("турция", "türkiye", "turkey", "turkiye"),
    "Түркі": ("тюрк", "turkic"),
    "Еуропа": ("европ", "europ"),
    "Еуразия": ("евразия", "eurasia"),
    "Еуразиялық": ("евразий", "eurasian", "evraziis"),
    "Сәтбаев": ("сатпаев", "satpaev", "satpayev"),
    "Шоқан": ("чокан", "chokan"),
    "Уәлиханов": ("валиханов", "valikhanov", "ualikhanov"),
    "Әбдіжәлел": ("абдижалил",),
    "Мәскеу": ("москва", "moskv", "moscow"),
}
