"""The Spanish words that attribution goes by: verbs of saying, offices, names of things."""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Infinitives of the first conjugation whose forms follow the rule.
_REGULAR = _words(
    """
afirmar señalar explicar indicar expresar comentar remarcar destacar resaltar recalcar subrayar
enfatizar puntualizar asegurar aseverar declarar anunciar informar relatar narrar mencionar detallar
precisar aclarar agregar acotar apuntar complementar continuar finalizar sentenciar reiterar ratificar
confirmar lamentar criticar cuestionar denunciar exclamar preguntar contestar replicar argumentar alegar
considerar opinar aconsejar solicitar demandar exhortar instar reflexionar ponderar valorar felicitar
alertar revelar reprochar garantizar testimoniar graficar justificar rememorar plantear adelantar
especificar acusar gritar murmurar tuitear celebrar reclamar rechazar saludar invitar observar
pronosticar vaticinar evaluar
"""
)
_OTHERS = _words(
    """
dijo dice decía manifestó manifiesta contó cuenta recordó recuerda recomendó recomienda concluyó
concluye agradeció agradece reconoció reconoce prometió promete sostuvo sostiene expuso expone propuso
propone pidió pide añadió añade insistió insiste advirtió advierte respondió responde admitió admite
refirió refiere prosiguió prosigue describió describe definió define escribió escribe instruyó exigió
exige sugirió sugiere arguyó intervino proyectó estimó completó remató resumió coincidió enumeró
ejemplificó comunicó bromeó
"""
)
_PLURAL_OTHERS = _words(
    """
dijeron dicen decían manifestaron contaron recordaron recomendaron concluyeron agradecieron reconocieron
prometieron sostuvieron expusieron propusieron pidieron añadieron insistieron advirtieron respondieron
admitieron refirieron prosiguieron escribieron exigieron sugirieron
"""
)
_UNCONJUGATED_OTHERS = _words(
    """
decir diciendo manifestar manifestando recordar recordando añadir añadiendo insistir insistiendo
sostener sosteniendo pedir pidiendo advertir advirtiendo concluir concluyendo reconocer reconociendo
agradecer agradeciendo
"""
)

SINGULAR = frozenset(verb[:-2] + end for verb in _REGULAR for end in ("ó", "a")) | _OTHERS
PLURAL = frozenset(verb[:-2] + "aron" for verb in _REGULAR) | _PLURAL_OTHERS
UNCONJUGATED = frozenset(verb[:-1] + end for verb in _REGULAR for end in ("r", "ndo")) | _UNCONJUGATED_OTHERS
# As nouns these follow an article or preposition: «la denuncia», «una pregunta», «en cuenta».
BEFORE_NOUNS = _words(
    """
la una su sus esta esa dicha cada de en sin con por a tal misma toda el un
"""
)
OFFICES = _words(
    """
secretario secretaria subsecretario subsecretaria director directora subdirector subdirectora ministro
ministra viceministro viceministra gobernador gobernadora vicegobernador vicegobernadora subgobernador
subgobernadora alcalde alcaldesa subalcalde subalcaldesa presidente presidenta vicepresidente
vicepresidenta jefe jefa responsable coordinador coordinadora técnico técnica dirigente dirigenta
representante concejal concejala asambleísta diputado diputada senador senadora rector rectora
vicerrector vicerrectora decano decana vocero vocera portavoz delegado delegada encargado encargada
gerente gerenta comandante coronel general capitán teniente sargento ingeniero ingeniera doctor doctora
licenciado licenciada arquitecto arquitecta abogado abogada productor productora agricultor agricultora
vecino vecina comunario comunaria beneficiario beneficiaria mallku ejecutivo ejecutiva corregidor
corregidora profesor profesora maestro maestra médico médica enfermero enfermera juez jueza fiscal
defensor defensora procurador procuradora contralor contralora embajador embajadora cónsul consejero
consejera tesorero tesorera estudiante artesano artesana investigador investigadora especialista experto
experta administrador administradora superintendente intendente inspector inspectora obispo arzobispo
socio socia egresado egresada desarrollador desarrolladora curador curadora arqueólogo arqueóloga
epidemiólogo epidemióloga veterinario veterinaria biólogo bióloga nutricionista psicólogo psicóloga
economista periodista comunicador comunicadora historiador historiadora antropólogo antropóloga
voluntario voluntaria deportista músico cantante jilaqata jilakata agrónomo agrónoma
cardenal padre párroco pastor monseñor campeón campeona entrenador entrenadora líder fundador fundadora
autor autora escritor escritora empresario empresaria comerciante transportista minero minera ganadero
ganadera regante capataz supervisor supervisora fiscalizador oficial asesor asesora titular
"""
)
TITLES = _words(
    """
ing lic dr dra arq abg abog sr sra srta prof gral cnl tcnl cap tte don doña hermano hermana señor señora
compañero compañera mgr msc ph
"""
)
ANAPHORS = _words(
    """
autoridad funcionario funcionaria exautoridad legislador legisladora
"""
)
# A run of capitalised words with one of these is an institution or a place, not a person.
NOT_PEOPLE = _words(
    """
servicio secretaría gobernación ministerio viceministerio dirección unidad plan programa proyecto
municipio alcaldía provincia departamento departamental estado plurinacional bolivia ley decreto
asamblea cámara federación confederación sindicato central comité comisión consejo empresa universidad
instituto hospital policía fuerzas armadas banco fondo nacional regional municipal autónomo autónoma
autonomía autonomías desarrollo productivo productiva salud educación justicia obras públicas riego agua
aguas cuenca valle villa puerto río lago cerro santa san la el los las radio televisión canal periódico
agencia asociación cooperativa fundación organización naciones unidas unión europea red movimiento
partido frente colegio escuela estadio mercado plaza avenida calle barrio zona distrito comunidad pueblo
feria festival encuentro congreso cumbre foro taller semana día año mes bono beca premio primer primera
segundo segunda tercer tercera gran nuevo nueva ciudad república gobierno tribunal corte contraloría
procuraduría defensoría fiscalía aduana aeropuerto carretera puente represa parque reserva isla montaña
cordillera altiplano yungas amazonía norte sur este oeste alto alta bajo baja constitución política
defensa civil comunicación cultura culturas turismo medio ambiente género transporte minería energía
energías hidrocarburos finanzas economía planificación trabajo empleo previsión tierras deporte deportes
seguridad ciudadana interior exterior relaciones exteriores presidencia vivienda comercio hacienda
asuntos jurídicos jurídica igualdad juventud gestión riesgos infraestructura
reglamento resolución convenio acuerdo plataforma grupo junta comando regimiento batallón brigada
iglesia catedral catedra centro casa museo teatro biblioteca coliseo complejo planta mi tu nuestro
nuestra todos todas
"""
)
STARTERS = _words(
    """
a al ante así asimismo además también luego después posteriormente finalmente entonces ahora hoy ayer
mientras según para por pero y e o con en entre sobre desde durante tras hasta de del el la los las un
una este esta ese esa estos estas como cuando donde si no sí su sus se lo le les nos que quien ya más
muy sin bajo ambos cada otro otra igualmente adicionalmente actualmente precisamente justamente embargo
aunque porque gracias junto respecto
"""
)
ADVERBS = _words(
    """
también además asimismo luego después posteriormente finalmente igualmente adicionalmente así entonces
hoy ayer se lo le les nos me no ha había ya aún enfáticamente recientemente textualmente nuevamente
tajantemente brevemente emocionado emocionada visiblemente
"""
)
STRONG_NAMING = _words(
    """
denominado denominada denominados denominadas llamado llamada llamados llamadas titulado titulada
titulados tituladas lema consigna eslogan slogan alias apodado apodada intitulado intitulada bautizado
bautizada hashtag nombre título rótulo bautizó denominó tituló
"""
)
WEAK_NAMING = _words(
    """
programa proyecto plan bono campaña libro revista periódico feria festival obra película canción disco
ley operativo concurso unidad educativa colegio escuela hospital estadio mercado plaza comunidad grupo
agrupación conjunto banda taller curso seminario foro encuentro congreso premio medalla condecoración
beca sistema plataforma aplicación red radio semanario suplemento documental cortometraje novela poema
himno edificio puente parque represa planta centro casa museo teatro biblioteca coliseo complejo salón
sala auditorio barco avión equipo club federación asociación cooperativa sindicato empresa fundación
instituto universidad estrategia iniciativa proceso convenio documento informe diplomado exposición
muestra danza tradicional categoría marca producto vacuna orden evento jornada ruta camino carretera
decreto resolución sello fondo institucional departamental nacional municipal productivo social técnico
cultural
"""
)
PREPOSITIONS = _words(
    """
a ante bajo con contra de del al desde en entre hacia hasta para por sin sobre tras junto
"""
)
CONNECTORS = _words(
    """
de del la las los
"""
)
# «el director del hospital Juan Modelo»: the name may as well be the hospital's.
NAMED_AFTER_PEOPLE = _words(
    """
hospital colegio escuela educativa estadio mercado barrio zona plaza avenida calle universidad instituto
comunidad provincia municipio distrito coliseo museo teatro puente aeropuerto fundación club
"""
)
ABBREVIATIONS = _words(
    """
ing lic dr dra arq abg sr sra prof gral cnl tcnl cap av prov dpto nro no n art inc etc ud uds bs sto sta
pág aprox tel cel km min máx núm ms mgr univ
"""
)
# «El ministro, |acompañado por la alcaldesa Ana Ejemplo, dijo»: the name in the aside is not his.
ASIDES = _words(
    """
acompañado acompañada acompañados junto flanqueado flanqueada secundado secundada respaldado respaldada
invitado invitada escoltado escoltada
"""
)
RELATIVES = _words("que quien quienes cual cuyo cuya donde")
# With these the text passes to another speaker.
CHANGERS = (
    "por su parte",
    "a su vez",
    "por su lado",
    "en tanto",
    "entre tanto",
    "mientras que",
    "por otra parte",
)
# «el viceministro tras reunirse con |Ana Ejemplo»: these part an office from a name behind it.
OFFICE_ENDS = _words("a al ante con desde durante en entre hasta por que quien se sin sobre tras junto")
