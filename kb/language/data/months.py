"""Names of months and seasons in languages that have no interface of ours, as bibliographies print them."""

from collections.abc import Mapping
from types import MappingProxyType

MONTHS: Mapping[str, str] = MappingProxyType(
    {
        "de": "januar februar märz april mai juni juli august september oktober november dezember",
        "de-at": "jänner feber - - - - - - - - - -",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "nl": "januari februari maart april mei juni juli augustus september oktober november december",
        "sv": "januari februari mars april maj juni juli augusti september oktober november december",
        "da": "januar februar marts april maj juni juli august september oktober november december",
        "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
        "uz": "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
        "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
        "pl-of": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
        "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
        "uk-of": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "kk-latin": "qańtar aqpan naýryz sáýir mamyr maýsym shilde tamyz qyrkúıek qazan qarasha jeltoqsan",
    }
)
# 21 spring, 22 summer, 23 autumn, 24 winter, as EDTF numbers them
SEASONS: Mapping[int, str] = MappingProxyType(
    {
        21: "spring springtime frühling frühjahr printemps primavera весна весной весны көктем көктемі "
            "көктемінде көктемгі voorjaar bahar bahor wiosna весняний",
        22: "summer sommer été verano estate лето летом лета жаз жазы жазында жазғы zomer yaz yoz lato літо verão",
        23: "autumn fall herbst automne otoño autunno осень осенью осени күз күзі күзінде күзгі herfst sonbahar "
            "güz kuz jesień осінь outono",
        24: "winter hiver invierno inverno зима зимой зимы қыс қысы қысында қысқы kış qish zima",
    }
)  # fmt: skip
