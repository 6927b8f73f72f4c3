"""Words that carry no meaning for a search, folded as `analysis.fold` does: the words of grammar and of asking."""

from collections.abc import Mapping

from corpus.story import Language

_NL = """
aan aangepakt aanpakken af al alle alleen als altijd ander andere anderen anders bent bij bijna binnen boven buiten
daar daarbij daardoor daarna daarom daarvan dan dat de deden deed den der deze die dit doe doen doet door doordat dus
echt een eens eerst eigen elk elke en enkele er eraan erbij erg ervan even ga gaan gaat ge geen geweest gewoon ging
gingen had hadden heb hebben hebt heeft heel hem hen het hier hij hoe hoeveel hun iemand iets ik in is ja je jij jouw
jullie kan kon konden kun kunnen kunt laat laten liet maak maakt maar mag maken me meer men met mij mijn misschien
moest moesten moet moeten na naar naartoe nee niet niets nog nu of om omdat omgaan omgegaan omging onder ons onze ook
op over pakken pakte pakten pas per samen te tegen ten ter terwijl toch toen tot tussen u uit uw vaak van vanaf vanuit
veel via voor vooral waar waarbij waarom waarvan wanneer waren was wat we weer wel welk welke werd werden wie wij wil
wilde willen word worden wordt zal ze zeer zelf zich zij zijn zo zoals zonder zou zouden zullen
"""
_EN = """
a about above after again all also am an and any are as at be because been before being below between both but by can
cope could deal dealing deals dealt did do does doing done down during each even few for from further get gets got had
handle handled handles handling has have having he her here hers him his how i if in into is it its itself just let
made make makes many may me might more most much must my no nor not now of off often on once one only or other others
our ours out over own per same shall she should so some such tackle tackled than that the their theirs them then there
these they this those through to too under until up upon us very via was way we were what when where whether which
while who whom whose why will with within without would you your yours
"""

STOP_WORDS: Mapping[Language, frozenset[str]] = {
    Language.NL: frozenset(_NL.split()),
    Language.EN: frozenset(_EN.split()),
}
