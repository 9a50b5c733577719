<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="nl_NL">
<context>
    <name>AdviceView</name>
    <message>
        <source>Advies</source>
        <translation>Advice</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Wat nu op de rekening komt</source>
        <translation>What comes into the account now</translation>
    </message>
    <message>
        <source>Aan: zonder vakantiegeld en aanslag, en met de toeslagen van nu. Uit: waar recht op is.</source>
        <translation>On: without holiday pay and tax assessment, and with the allowances received now. Off: what the household is entitled to.</translation>
    </message>
    <message>
        <source>Nog niet bijgewerkt</source>
        <translation>Not up to date</translation>
    </message>
</context>
<context>
    <name>AppendixDialog</name>
    <message>
        <source>De bijlage als tabel</source>
        <translation>The appendix as a table</translation>
    </message>
    <message>
        <source>{title}. Euro per maand, tabellen van {day}. Berekend: met de uitgangspunten van de bijlage. Wet: met de regels van die dag. &apos;Anders&apos; wijkt af van gedrukt; kies zo&apos;n bedrag voor de oorzaak.</source>
        <translation>{title}. Euros per month, tables of {day}. Computed: with the assumptions of the appendix. Law: with the rules of that day. &apos;Differs&apos; is not as printed; choose such an amount for the cause.</translation>
    </message>
    <message>
        <source>Open als &amp;voorbeeld</source>
        <translation>Open as &amp;example</translation>
    </message>
    <message>
        <source>&amp;Kopieer als tekst</source>
        <translation>&amp;Copy as text</translation>
    </message>
    <message>
        <source>&amp;Sluiten</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>AppendixModel</name>
    <message>
        <source>{amount} anders</source>
        <translation>{amount} differs</translation>
    </message>
    <message>
        <source>De wet geeft hetzelfde bedrag als gedrukt.</source>
        <translation>The law gives the same amount as printed.</translation>
    </message>
</context>
<context>
    <name>AppendixTable</name>
    <message>
        <source>De bijlage: gedrukt, berekend en volgens de wet</source>
        <translation>The appendix: printed, computed and by law</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Niet afgedrukt</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>Opgeslagen: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Sneltoetsen</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Over Leefbudget</source>
        <translation>About Leefbudget</translation>
    </message>
    <message>
        <source>Tabellenpakket openen</source>
        <translation>Open a table pack</translation>
    </message>
    <message>
        <source>Tabellenpakket (*.zip)</source>
        <translation>Table pack (*.zip)</translation>
    </message>
    <message>
        <source>Niet overgenomen</source>
        <translation>Not kept</translation>
    </message>
    <message>
        <source>Het is ondertekend.</source>
        <translation>It is signed.</translation>
    </message>
    <message>
        <source>Het is niet ondertekend: elke uitkomst zegt dat.</source>
        <translation>It is not signed: every outcome says so.</translation>
    </message>
    <message>
        <source>Pakket {name} is bewaard. Het geldt als u Leefbudget opnieuw opent.</source>
        <translation>Pack {name} is kept. It counts when you open Leefbudget again.</translation>
    </message>
    <message>
        <source>Tabellenpakket</source>
        <translation>Table pack</translation>
    </message>
    <message>
        <source>Er is geen pakket dat u zelf hebt geopend.</source>
        <translation>There is no pack that you opened yourself.</translation>
    </message>
    <message>
        <source>Pakket {name} is weg. Dat geldt als u Leefbudget opnieuw opent.</source>
        <translation>Pack {name} is removed. That counts when you open Leefbudget again.</translation>
    </message>
    <message>
        <source>Tabellen</source>
        <translation>Tables</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Afdru&amp;kken voor de klant</source>
        <translation>Print for the &amp;client</translation>
    </message>
    <message>
        <source>Opslaan als E&amp;xcel</source>
        <translation>Save as E&amp;xcel</translation>
    </message>
    <message>
        <source>Afdru&amp;kken</source>
        <translation>Print for &amp;client</translation>
    </message>
    <message>
        <source>Niet bijgewerkt: {outcome}</source>
        <translation>Not updated: {outcome}</translation>
    </message>
</context>
<context>
    <name>CaseFiles</name>
    <message>
        <source>Niet opgeslagen</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Opgeslagen: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Er zijn wijzigingen die nog niet zijn opgeslagen. Wilt u ze opslaan?</source>
        <translation>There are changes that are not saved yet. Do you want to save them?</translation>
    </message>
    <message>
        <source>&amp;Opslaan</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>&amp;Niet opslaan</source>
        <translation>&amp;Do not save</translation>
    </message>
    <message>
        <source>&amp;Annuleren</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Het bestand {name} is veranderd of verplaatst nadat u het opende. Misschien werkt een collega er ook in. Toch vervangen door wat u hier ziet?</source>
        <translation>The file {name} was changed or moved after you opened it. Perhaps a colleague works in it too. Replace it by what you see here?</translation>
    </message>
    <message>
        <source>Bestand veranderd</source>
        <translation>File changed</translation>
    </message>
    <message>
        <source>Niet geopend</source>
        <translation>Not opened</translation>
    </message>
    <message>
        <source>Leefbudget opent gevallen die eindigen op .xlsx of .json.</source>
        <translation>Leefbudget opens cases that end in .xlsx or .json.</translation>
    </message>
    <message>
        <source>Het bestand {name} kan niet worden gelezen: {why}.</source>
        <translation>The file {name} cannot be read: {why}.</translation>
    </message>
    <message>
        <source>In het bestand {name} klopt dit niet:</source>
        <translation>This is wrong in the file {name}:</translation>
    </message>
    <message>
        <source>en nog {count} andere</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Dit is in het werkboek gewijzigd nadat Leefbudget het opsloeg:

{lines}</source>
        <translation>This was changed in the workbook after Leefbudget saved it:

{lines}</translation>
    </message>
    <message>
        <source>Gewijzigd in Excel</source>
        <translation>Changed in Excel</translation>
    </message>
    <message>
        <source>Over dit dossier</source>
        <translation>About this case file</translation>
    </message>
</context>
<context>
    <name>ComplexWindow</name>
    <message>
        <source>Complex doorrekenen – Leefbudget</source>
        <translation>Compute a complex – Leefbudget</translation>
    </message>
    <message>
        <source>Afgebroken. Er is niets bewaard.</source>
        <translation>Cancelled. Nothing was saved.</translation>
    </message>
    <message>
        <source>{name} wordt gelezen</source>
        <translation>Reading {name}</translation>
    </message>
    <message>
        <source>{name} wordt doorgerekend</source>
        <translation>Computing {name}</translation>
    </message>
    <message>
        <source>{name} wordt opgeslagen</source>
        <translation>Saving {name}</translation>
    </message>
    <message>
        <source>Opgeslagen: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Niet opgeslagen</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Rij {row} is niet berekend. {fault}</source>
        <translation>Row {row} was not computed. {fault}</translation>
    </message>
    <message>
        <source>Niet geopend</source>
        <translation>Not opened</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Er ging iets mis</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Er ging iets mis in het programma. Uw invoer staat er nog. Bewaar die voor de zekerheid. U kunt daarna doorgaan of het programma sluiten.</source>
        <translation>Something went wrong in the program. Your input is still there. Keep it in a file to be safe. After that you can go on or close the program.</translation>
    </message>
    <message>
        <source>&amp;Invoer bewaren ...</source>
        <translation>&amp;Keep the input ...</translation>
    </message>
    <message>
        <source>Verslag voor de maker, zonder gegevens van de klant. Er wordt niets verstuurd.</source>
        <translation>Report for the maker, without data about the client. Nothing is sent.</translation>
    </message>
    <message>
        <source>Verslag</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>&amp;Doorgaan</source>
        <translation>&amp;Go on</translation>
    </message>
    <message>
        <source>Programma &amp;sluiten</source>
        <translation>Close the &amp;program</translation>
    </message>
    <message>
        <source>Verslag &amp;kopiëren</source>
        <translation>&amp;Copy the report</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Tabellen niet gelezen</source>
        <translation>Tables not read</translation>
    </message>
    <message>
        <source>Alles wissen wat niet is opgeslagen? Dit kan niet ongedaan worden gemaakt.</source>
        <translation>Wipe everything that is not saved? This cannot be undone.</translation>
    </message>
    <message>
        <source>Wis formulier</source>
        <translation>Wipe the form</translation>
    </message>
    <message>
        <source>&amp;Wissen</source>
        <translation>&amp;Wipe</translation>
    </message>
    <message>
        <source>&amp;Annuleren</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Geen bedrag bekend</source>
        <translation>No amount known</translation>
    </message>
    <message>
        <source>Van papier</source>
        <translation>From paper</translation>
    </message>
    <message>
        <source>Dat kan pas als alles is ingevuld en klopt.</source>
        <translation>That is possible once everything is filled in and correct.</translation>
    </message>
</context>
<context>
    <name>ExplanationView</name>
    <message>
        <source>‹ Terug</source>
        <translation>‹ Back</translation>
    </message>
    <message>
        <source>Terug naar de vorige uitleg</source>
        <translation>Back to the previous explanation</translation>
    </message>
    <message>
        <source>Formules en artikelen</source>
        <translation>Formulas and articles</translation>
    </message>
    <message>
        <source>Kopieer als tekst</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>verschil</source>
        <translation>difference</translation>
    </message>
    <message>
        <source>Uitleg voor: {name}</source>
        <translation>Explanation for: {name}</translation>
    </message>
    <message>
        <source>{label}, verschil</source>
        <translation>{label}, difference</translation>
    </message>
    <message>
        <source>Hier verandert niets.</source>
        <translation>Nothing changes here.</translation>
    </message>
    <message>
        <source>Dit bedrag staat vast, in de wet of in een tabel.</source>
        <translation>This amount is fixed, in the law or in a table.</translation>
    </message>
    <message>
        <source>Dit is ingevuld, of volgt daar meteen uit.</source>
        <translation>This was filled in, or follows from that at once.</translation>
    </message>
    <message>
        <source>Dit volgt meteen uit de wet.</source>
        <translation>This follows from the law at once.</translation>
    </message>
    <message>
        <source>de bron</source>
        <translation>the source</translation>
    </message>
    <message>
        <source>Lees {article} in de browser</source>
        <translation>Read {article} in the browser</translation>
    </message>
</context>
<context>
    <name>FieldsLine</name>
    <message>
        <source>{fields} en nog {count}</source>
        <translation>{fields} and {count} more</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Zoek een veld, bedrag of begrip (Ctrl+K)</source>
        <translation>Search a field, amount or term (Ctrl+K)</translation>
    </message>
    <message>
        <source>Zoek een veld, bedrag of begrip</source>
        <translation>Search a field, amount or term</translation>
    </message>
    <message>
        <source>Gevonden</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Zoek (Ctrl+K)</source>
        <translation>Search (Ctrl+K)</translation>
    </message>
    <message>
        <source>Niets gevonden. Probeer een ander woord.</source>
        <translation>Nothing found. Try another word.</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Wie wonen er?</source>
        <translation>Who lives here?</translation>
    </message>
    <message>
        <source>alleenstaand</source>
        <translation>single</translation>
    </message>
    <message>
        <source>alleenstaande ouder</source>
        <translation>single parent</translation>
    </message>
    <message>
        <source>paar</source>
        <translation>couple</translation>
    </message>
    <message>
        <source>paar met kinderen</source>
        <translation>couple with children</translation>
    </message>
    <message>
        <source>AOW, alleenstaand</source>
        <translation>state pension (AOW), single</translation>
    </message>
    <message>
        <source>AOW, paar</source>
        <translation>state pension (AOW), couple</translation>
    </message>
    <message>
        <source>Leeftijd kinderen</source>
        <translation>Children&apos;s ages</translation>
    </message>
    <message>
        <source>jaar</source>
        <translation>years</translation>
    </message>
    <message>
        <source>Inkomen</source>
        <translation>Income</translation>
    </message>
    <message>
        <source>euro</source>
        <translation>euros</translation>
    </message>
    <message>
        <source>Het bedrag op de loonstrook of het besluit.</source>
        <translation>The amount on the payslip or the decision.</translation>
    </message>
    <message>
        <source>Periode</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>per jaar</source>
        <translation>per year</translation>
    </message>
    <message>
        <source>per maand</source>
        <translation>per month</translation>
    </message>
    <message>
        <source>per vier weken</source>
        <translation>per four weeks</translation>
    </message>
    <message>
        <source>per week</source>
        <translation>per week</translation>
    </message>
    <message>
        <source>Soort inkomen</source>
        <translation>Kind of income</translation>
    </message>
    <message>
        <source>loon</source>
        <translation>wage</translation>
    </message>
    <message>
        <source>bijstand</source>
        <translation>social assistance (bijstand)</translation>
    </message>
    <message>
        <source>AOW</source>
        <translation>state pension (AOW)</translation>
    </message>
    <message>
        <source>pensioen</source>
        <translation>pension</translation>
    </message>
    <message>
        <source>onbelast (kinderalimentatie, reiskosten)</source>
        <translation>untaxed (child maintenance, travel costs)</translation>
    </message>
    <message>
        <source>Bruto of netto</source>
        <translation>Gross or net</translation>
    </message>
    <message>
        <source>bruto</source>
        <translation>gross</translation>
    </message>
    <message>
        <source>netto</source>
        <translation>net</translation>
    </message>
    <message>
        <source>Peildatum</source>
        <translation>Reference date</translation>
    </message>
    <message>
        <source>Kale huur per maand</source>
        <translation>Basic rent a month</translation>
    </message>
    <message>
        <source>euro per maand</source>
        <translation>euros per month</translation>
    </message>
    <message>
        <source>Huur zonder servicekosten.</source>
        <translation>Rent without service costs.</translation>
    </message>
    <message>
        <source>Energie per maand</source>
        <translation>Energy a month</translation>
    </message>
    <message>
        <source>Gas, stroom en warmte samen, het termijnbedrag.</source>
        <translation>Gas, electricity and heat together, the instalment.</translation>
    </message>
    <message>
        <source>Leeftijd partner</source>
        <translation>Partner&apos;s age</translation>
    </message>
    <message>
        <source>AOW-leeftijd bereikt</source>
        <translation>Has reached the AOW age</translation>
    </message>
    <message>
        <source>volgens leeftijd</source>
        <translation>by age</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nee</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Inclusief vakantiegeld</source>
        <translation>Holiday pay included</translation>
    </message>
    <message>
        <source>Een jaarbedrag is meestal inclusief, een maandbedrag niet.</source>
        <translation>An amount per year usually includes it, an amount per month does not.</translation>
    </message>
    <message>
        <source>volgens periode</source>
        <translation>by period</translation>
    </message>
    <message>
        <source>Vermogen</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>Vermogen medebewoners</source>
        <translation>Assets of co-residents</translation>
    </message>
    <message>
        <source>Per medebewoner apart, met een puntkomma ertussen: 12.000; 500</source>
        <translation>For each co-resident, with semicolons between: 12.000; 500</translation>
    </message>
    <message>
        <source>Zorgkosten per maand</source>
        <translation>Health costs per month</translation>
    </message>
    <message>
        <source>Zorgpremie en eigen risico van allen samen.</source>
        <translation>Health premium and own risk of all together.</translation>
    </message>
    <message>
        <source>Energie gedeelde ruimten</source>
        <translation>Energy of shared spaces</translation>
    </message>
    <message>
        <source>Schoonmaak gedeelde ruimten</source>
        <translation>Cleaning of shared spaces</translation>
    </message>
    <message>
        <source>Huismeester</source>
        <translation>Caretaker</translation>
    </message>
    <message>
        <source>Dienst- en recreatieruimten</source>
        <translation>Service and recreation rooms</translation>
    </message>
    <message>
        <source>Overige servicekosten per maand</source>
        <translation>Other service costs per month</translation>
    </message>
    <message>
        <source>Tellen niet mee voor huurtoeslag.</source>
        <translation>Do not count for the rent allowance.</translation>
    </message>
    <message>
        <source>EPV per maand</source>
        <translation>EPV per month</translation>
    </message>
    <message>
        <source>Energieprestatievergoeding; telt niet voor huurtoeslag.</source>
        <translation>Energy performance fee; does not count for the rent allowance.</translation>
    </message>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Zelfstandige woning</source>
        <translation>Independent home</translation>
    </message>
    <message>
        <source>Eigen voordeur, keuken en wc.</source>
        <translation>Own front door, kitchen and toilet.</translation>
    </message>
    <message>
        <source>Aangepast vanwege een handicap</source>
        <translation>Adapted for a disability</translation>
    </message>
    <message>
        <source>Kreeg hier al eerder huurtoeslag</source>
        <translation>Received rent allowance here before</translation>
    </message>
    <message>
        <source>Verworven recht boven de huurgrens.</source>
        <translation>Acquired right above the rent limit.</translation>
    </message>
    <message>
        <source>Vergelijken met</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>Waarmee het leefbudget wordt vergeleken.</source>
        <translation>What the budget is compared with.</translation>
    </message>
    <message>
        <source>volgens peildatum</source>
        <translation>by reference date</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>File code</translation>
    </message>
    <message>
        <source>Eigen zaakcode; geen naam en geen burgerservicenummer.</source>
        <translation>Own case code; no name and no citizen service number.</translation>
    </message>
    <message>
        <source>Netto inkomen</source>
        <translation>Net income</translation>
    </message>
    <message>
        <source>Toetsingsinkomen</source>
        <translation>Assessment income (toetsingsinkomen)</translation>
    </message>
    <message>
        <source>euro per jaar</source>
        <translation>euros per year</translation>
    </message>
    <message>
        <source>Huurtoeslag nu</source>
        <translation>Rent allowance (huurtoeslag) now</translation>
    </message>
    <message>
        <source>Geldt voor de eerste woonsituatie.</source>
        <translation>Applies to the first home.</translation>
    </message>
    <message>
        <source>Zorgtoeslag</source>
        <translation>Healthcare allowance (zorgtoeslag)</translation>
    </message>
    <message>
        <source>Kindgebonden budget</source>
        <translation>Child budget (kindgebonden budget)</translation>
    </message>
    <message>
        <source>Kinderbijslag</source>
        <translation>Child benefit (kinderbijslag)</translation>
    </message>
    <message>
        <source>Huurtoeslag nu ontvangen</source>
        <translation>Rent allowance (huurtoeslag) received now</translation>
    </message>
    <message>
        <source>Zorgtoeslag nu ontvangen</source>
        <translation>Healthcare allowance (zorgtoeslag) received now</translation>
    </message>
    <message>
        <source>Kindgebonden budget nu ontvangen</source>
        <translation>Child budget (kindgebonden budget) received now</translation>
    </message>
    <message>
        <source>Bijzonderheden</source>
        <translation>Circumstances</translation>
    </message>
    <message>
        <source>Pijltjes om te kiezen, spatie om aan te kruisen.</source>
        <translation>Arrows to choose, space to tick.</translation>
    </message>
    <message>
        <source>Persoon</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Persoon toevoegen</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Persoon verwijderen</source>
        <translation>Remove the person</translation>
    </message>
    <message>
        <source>Rol</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>aanvrager</source>
        <translation>applicant</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>partner</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>child</translation>
    </message>
    <message>
        <source>medebewoner</source>
        <translation>co-resident</translation>
    </message>
    <message>
        <source>Leeftijd</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>anders, of meer inkomens: vul per persoon in</source>
        <translation>other, or more incomes: fill in per person</translation>
    </message>
    <message>
        <source>Jaren (38) of geboren in (7-1988). Leeg: 40, bij AOW 70.</source>
        <translation>Years (38) or born in (7-1988). Empty: 40, AOW 70.</translation>
    </message>
    <message>
        <source>uitkering (WW, WIA, Anw)</source>
        <translation>benefit (WW, WIA, Anw)</translation>
    </message>
    <message>
        <source>Wajong</source>
        <translation>Wajong (young disabled)</translation>
    </message>
    <message>
        <source>partneralimentatie</source>
        <translation>partner alimony</translation>
    </message>
    <message>
        <source>Voldoet aan het urencriterium</source>
        <translation>Meets the hours criterion</translation>
    </message>
    <message>
        <source>Werkt 1.225 uur of meer per jaar in de onderneming.</source>
        <translation>Works 1,225 hours or more a year in the business.</translation>
    </message>
    <message>
        <source>Startersaftrek</source>
        <translation>Starter&apos;s deduction</translation>
    </message>
    <message>
        <source>Ontvangt nu, euro per maand</source>
        <translation>Receives now, euros per month</translation>
    </message>
    <message>
        <source>huur</source>
        <translation>rent</translation>
    </message>
    <message>
        <source>zorg</source>
        <translation>health</translation>
    </message>
    <message>
        <source>Kinderbijslag nu ontvangen</source>
        <translation>Child benefit received now</translation>
    </message>
    <message>
        <source>Van aanvrager en partner op 1 januari: spaargeld en beleggingen, ook van kinderen onder de 18.</source>
        <translation>Of applicant and partner on 1 January: savings and investments, also of children under 18.</translation>
    </message>
    <message>
        <source>Woont in een inrichting</source>
        <translation>Lives in an institution</translation>
    </message>
    <message>
        <source>Dan geldt een andere bijstandsnorm.</source>
        <translation>Then another norm of social assistance holds.</translation>
    </message>
    <message>
        <source>Een andere woning</source>
        <translation>Another dwelling</translation>
    </message>
    <message>
        <source>Nee: dezelfde woning als nu, zoals na een renovatie.</source>
        <translation>No: the same dwelling as now, as after a renovation.</translation>
    </message>
    <message>
        <source>Energie per maand, laag</source>
        <translation>Energy a month, low</translation>
    </message>
    <message>
        <source>zoals 10, 3-2016</source>
        <translation>such as 10, 3-2016</translation>
    </message>
    <message>
        <source>Energie straks</source>
        <translation>Energy later</translation>
    </message>
    <message>
        <source>Energie per maand, hoog</source>
        <translation>Energy a month, high</translation>
    </message>
    <message>
        <source>Waarvoor</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>na verbetering van de woning</source>
        <translation>after improvement of the dwelling</translation>
    </message>
    <message>
        <source>jaarlijkse verhoging</source>
        <translation>yearly rise</translation>
    </message>
    <message>
        <source>energieprestatievergoeding</source>
        <translation>energy performance fee (EPV)</translation>
    </message>
    <message>
        <source>Verhuurder</source>
        <translation>Landlord</translation>
    </message>
    <message>
        <source>corporatie</source>
        <translation>housing corporation</translation>
    </message>
    <message>
        <source>particuliere verhuurder</source>
        <translation>private landlord</translation>
    </message>
    <message>
        <source>Zittende huurder</source>
        <translation>Sitting tenant</translation>
    </message>
    <message>
        <source>Nee: een nieuwe verhuring.</source>
        <translation>No: a new letting.</translation>
    </message>
    <message>
        <source>Maatregelen</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>isolatie</source>
        <translation>insulation</translation>
    </message>
    <message>
        <source>glas, ramen of deuren</source>
        <translation>glass, windows or doors</translation>
    </message>
    <message>
        <source>installatie (zonnepanelen, warmtepomp)</source>
        <translation>installation (solar panels, heat pump)</translation>
    </message>
    <message>
        <source>comfort (keuken, badkamer)</source>
        <translation>comfort (kitchen, bathroom)</translation>
    </message>
    <message>
        <source>Complex van tien of meer woningen</source>
        <translation>Complex of ten or more dwellings</translation>
    </message>
    <message>
        <source>Verhoging gaat in op</source>
        <translation>Rise starts on</translation>
    </message>
    <message>
        <source>Werk opgeleverd op</source>
        <translation>Work completed on</translation>
    </message>
    <message>
        <source>Leeg: de dag van de verhoging.</source>
        <translation>Empty: the day of the rise.</translation>
    </message>
    <message>
        <source>Huurcontract vanaf</source>
        <translation>Contract from</translation>
    </message>
    <message>
        <source>Kale huur bij de start van het contract</source>
        <translation>Basic rent at the start of the contract</translation>
    </message>
    <message>
        <source>Punten volgens de verhuurder</source>
        <translation>Points by the landlord</translation>
    </message>
    <message>
        <source>punten</source>
        <translation>points</translation>
    </message>
    <message>
        <source>Inkomen van het huishouden twee jaar terug</source>
        <translation>Income of the household two years back</translation>
    </message>
    <message>
        <source>Oppervlakte</source>
        <translation>Floor area</translation>
    </message>
    <message>
        <source>m2</source>
        <translation>m2</translation>
    </message>
    <message>
        <source>Gebruiksoppervlakte op het energielabel.</source>
        <translation>As on the energy label.</translation>
    </message>
    <message>
        <source>Regels van de EPV</source>
        <translation>Rules of the EPV</translation>
    </message>
    <message>
        <source>oorspronkelijk, warmtevraag tot 30</source>
        <translation>original, heat demand up to 30</translation>
    </message>
    <message>
        <source>oorspronkelijk, warmtevraag tot 40</source>
        <translation>original, heat demand up to 40</translation>
    </message>
    <message>
        <source>oorspronkelijk, warmtevraag tot 50</source>
        <translation>original, heat demand up to 50</translation>
    </message>
    <message>
        <source>vanaf 2023, basis</source>
        <translation>from 2023, basis</translation>
    </message>
    <message>
        <source>vanaf 2023, hoog, eengezinswoning</source>
        <translation>from 2023, high, single-family</translation>
    </message>
    <message>
        <source>vanaf 2023, hoog, meergezinswoning</source>
        <translation>from 2023, high, multi-family</translation>
    </message>
    <message>
        <source>Arbeidsbeperking</source>
        <translation>Occupational disability</translation>
    </message>
    <message>
        <source>nog onbekend</source>
        <translation>not known yet</translation>
    </message>
    <message>
        <source>winst (zzp, eigen bedrijf)</source>
        <translation>profit (self-employed)</translation>
    </message>
    <message>
        <source>Inkomen partner</source>
        <translation>Partner&apos;s income</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>laag</source>
        <translation>low</translation>
    </message>
    <message>
        <source>hoog</source>
        <translation>high</translation>
    </message>
    <message>
        <source>De dag waarvoor u rekent. Wij rekenen met de regels en bedragen van deze dag.</source>
        <translation>The day you compute for. We use the rules and amounts of this day.</translation>
    </message>
    <message>
        <source>Gewerkte uren per maand</source>
        <translation>Hours worked per month</translation>
    </message>
    <message>
        <source>uren per maand</source>
        <translation>hours per month</translation>
    </message>
    <message>
        <source>Van de ouder die het minst werkt. Alleen voor kinderopvangtoeslag tot en met 2022.</source>
        <translation>Of the parent who works least. Only for childcare allowance up to and including 2022.</translation>
    </message>
    <message>
        <source>Kinderopvangtoeslag nu ontvangen</source>
        <translation>Childcare allowance received now</translation>
    </message>
    <message>
        <source>Ook als de opvang de toeslag zelf ontvangt.</source>
        <translation>Also where the childcare receives the allowance itself.</translation>
    </message>
    <message>
        <source>zoals nu</source>
        <translation>as now</translation>
    </message>
    <message>
        <source>vanaf 2023, hoog, eengezinswoning na 2019</source>
        <translation>from 2023, high, single-family after 2019</translation>
    </message>
    <message>
        <source>vanaf 2023, hoog, meergezinswoning na 2019</source>
        <translation>from 2023, high, multi-family after 2019</translation>
    </message>
    <message>
        <source>Eigen norm</source>
        <translation>Own norm</translation>
    </message>
    <message>
        <source>Toeslagpartner</source>
        <translation>Allowance partner</translation>
    </message>
    <message>
        <source>Zie het signaal.</source>
        <translation>See the signal.</translation>
    </message>
    <message>
        <source>Telt mee in dit budget</source>
        <translation>Counts in this budget</translation>
    </message>
    <message>
        <source>Met inkomen, zorgpremie en norm.</source>
        <translation>With income, health premium and norm.</translation>
    </message>
    <message>
        <source>Kostendeler</source>
        <translation>Cost sharer</translation>
    </message>
    <message>
        <source>Nee: student of kamerhuurder.</source>
        <translation>No: a student or a lodger.</translation>
    </message>
    <message>
        <source>Verzekerd voor de Zvw</source>
        <translation>Has Dutch health insurance</translation>
    </message>
    <message>
        <source>Met een Nederlandse zorgverzekering.</source>
        <translation>With a Dutch health insurer.</translation>
    </message>
    <message>
        <source>Recht op bijstand</source>
        <translation>Entitled to social assistance</translation>
    </message>
    <message>
        <source>Nee: zoals een student.</source>
        <translation>No: a student, for example.</translation>
    </message>
    <message>
        <source>Kan niet terugvallen op ouders</source>
        <translation>Cannot rely on parents</translation>
    </message>
    <message>
        <source>Geeft in de bijstand een toeslag.</source>
        <translation>Raises social assistance.</translation>
    </message>
    <message>
        <source>Inkomen toevoegen</source>
        <translation>Add an income</translation>
    </message>
    <message>
        <source>Inkomen verwijderen</source>
        <translation>Remove the income</translation>
    </message>
    <message>
        <source>Bedrag</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>gebruikelijk</source>
        <translation>as usual</translation>
    </message>
    <message>
        <source>Gelezen van</source>
        <translation>Read from</translation>
    </message>
    <message>
        <source>Het papier waar het bedrag op staat.</source>
        <translation>The paper that the amount is on.</translation>
    </message>
    <message>
        <source>loonstrook</source>
        <translation>payslip</translation>
    </message>
    <message>
        <source>jaaropgave</source>
        <translation>yearly statement</translation>
    </message>
    <message>
        <source>specificatie van UWV</source>
        <translation>UWV statement</translation>
    </message>
    <message>
        <source>specificatie van de gemeente</source>
        <translation>statement of the municipality</translation>
    </message>
    <message>
        <source>specificatie van de SVB</source>
        <translation>SVB statement</translation>
    </message>
    <message>
        <source>bankafschrift</source>
        <translation>bank statement</translation>
    </message>
    <message>
        <source>Jaar van het papier</source>
        <translation>Year of the paper</translation>
    </message>
    <message>
        <source>Het jaar dat op het papier staat.</source>
        <translation>The year that the paper says.</translation>
    </message>
    <message>
        <source>Opgeteld tot en met periode</source>
        <translation>Added up to and including period</translation>
    </message>
    <message>
        <source>Als het bedrag het opgetelde loon is (cumulatief): het nummer van de periode.</source>
        <translation>If the amount is the added-up pay (cumulatief): the number of the period.</translation>
    </message>
    <message>
        <source>Loon per gewone periode</source>
        <translation>Pay of an ordinary period</translation>
    </message>
    <message>
        <source>euro per periode</source>
        <translation>euros per period</translation>
    </message>
    <message>
        <source>Loon voor loonheffing van een periode zonder extra&apos;s. Leeg: het gemiddelde tot nu toe, als schatting.</source>
        <translation>Taxable pay of a period without extras. Empty: the average so far, as an estimate.</translation>
    </message>
    <message>
        <source>Brutoloon per periode</source>
        <translation>Gross pay per period</translation>
    </message>
    <message>
        <source>Waarover het vakantiegeld is. Leeg: het loon voor loonheffing.</source>
        <translation>On which holiday pay is computed. Empty: the taxable pay.</translation>
    </message>
    <message>
        <source>Vakantiegeld komt dit jaar nog</source>
        <translation>Holiday pay still comes this year</translation>
    </message>
    <message>
        <source>Leeg: volgens de periode; het vakantiegeld komt meestal in mei.</source>
        <translation>Empty: by the period; holiday pay usually comes in May.</translation>
    </message>
    <message>
        <source>Eindejaarsuitkering</source>
        <translation>Year-end bonus</translation>
    </message>
    <message>
        <source>Bruto, als die er nog bij komt.</source>
        <translation>Gross, if it still comes on top.</translation>
    </message>
    <message>
        <source>Bijtelling auto van de zaak</source>
        <translation>Taxed benefit of a company car</translation>
    </message>
    <message>
        <source>Telt als inkomen, maar is geen geld. Op een loonstrook of jaaropgave zit ze al in het bedrag.</source>
        <translation>Counts as income, but is no money. On a payslip or yearly statement it is in the amount already.</translation>
    </message>
    <message>
        <source>Vanaf maand</source>
        <translation>From month</translation>
    </message>
    <message>
        <source>1 tot en met 12, van dit jaar.</source>
        <translation>1 to 12, of this year.</translation>
    </message>
    <message>
        <source>Tot en met maand</source>
        <translation>Up to and including month</translation>
    </message>
    <message>
        <source>Hooguit drie keer in de eerste vijf jaar.</source>
        <translation>At most three times in the first five years.</translation>
    </message>
    <message>
        <source>Vaste last</source>
        <translation>Fixed cost</translation>
    </message>
    <message>
        <source>Vaste last toevoegen</source>
        <translation>Add a fixed cost</translation>
    </message>
    <message>
        <source>Vaste last verwijderen</source>
        <translation>Remove the fixed cost</translation>
    </message>
    <message>
        <source>Omschrijving</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Zoals water, aflossing.</source>
        <translation>Such as water, repayment.</translation>
    </message>
    <message>
        <source>Bedrag per maand</source>
        <translation>Amount per month</translation>
    </message>
    <message>
        <source>Opvang</source>
        <translation>Childcare</translation>
    </message>
    <message>
        <source>Opvang toevoegen</source>
        <translation>Add childcare</translation>
    </message>
    <message>
        <source>Opvang verwijderen</source>
        <translation>Remove childcare</translation>
    </message>
    <message>
        <source>Voor welk kind</source>
        <translation>For which child</translation>
    </message>
    <message>
        <source>1 is het kind dat u het eerst invulde.</source>
        <translation>1 is the child that you filled in first.</translation>
    </message>
    <message>
        <source>Soort opvang</source>
        <translation>Kind of childcare</translation>
    </message>
    <message>
        <source>dagopvang</source>
        <translation>day care</translation>
    </message>
    <message>
        <source>gastouder</source>
        <translation>childminder (gastouder)</translation>
    </message>
    <message>
        <source>Uren per maand</source>
        <translation>Hours per month</translation>
    </message>
    <message>
        <source>Gemiddeld over het jaar.</source>
        <translation>On average over the year.</translation>
    </message>
    <message>
        <source>Uurprijs</source>
        <translation>Price per hour</translation>
    </message>
    <message>
        <source>euro per uur</source>
        <translation>euros per hour</translation>
    </message>
    <message>
        <source>Wat de opvang per uur vraagt.</source>
        <translation>What the childcare asks per hour.</translation>
    </message>
    <message>
        <source>Woning</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Woning toevoegen</source>
        <translation>Add a home</translation>
    </message>
    <message>
        <source>Woning verwijderen</source>
        <translation>Remove the home</translation>
    </message>
    <message>
        <source>nu</source>
        <translation>now</translation>
    </message>
    <message>
        <source>na renovatie</source>
        <translation>after renovation</translation>
    </message>
    <message>
        <source>Wat komt er binnen?</source>
        <translation>What comes in?</translation>
    </message>
    <message>
        <source>De woning</source>
        <translation>The home</translation>
    </message>
    <message>
        <source>Peildatum, norm en dossier</source>
        <translation>Reference date, norm and case file</translation>
    </message>
    <message>
        <source>Zorgkosten en vaste lasten</source>
        <translation>Health costs and fixed costs</translation>
    </message>
    <message>
        <source>Kinderopvang</source>
        <translation>Childcare</translation>
    </message>
    <message>
        <source>Alleen geregistreerde opvang die u zelf betaalt. Voor elk kind mag u meer soorten opvang invullen.</source>
        <translation>Only registered childcare that you pay yourself. For each child you may fill in more kinds of childcare.</translation>
    </message>
    <message>
        <source>Servicekosten en EPV</source>
        <translation>Service costs and EPV</translation>
    </message>
    <message>
        <source>Euro per maand. Rechts leeg? Dan geldt wat links staat.</source>
        <translation>Euros per month. Empty on the right? Then the left one holds.</translation>
    </message>
    <message>
        <source>Naam en kenmerken van de woning</source>
        <translation>Name and features of the home</translation>
    </message>
    <message>
        <source>Mag deze verhoging gevraagd worden?</source>
        <translation>May this rise be asked?</translation>
    </message>
    <message>
        <source>Over de huur na renovatie. Wat open blijft, staat straks bij wat u nog moet controleren.</source>
        <translation>About the rent after renovation. What stays open is listed for you to check.</translation>
    </message>
    <message>
        <source>Meer woningen om te vergelijken</source>
        <translation>More homes to compare</translation>
    </message>
    <message>
        <source>Huurtoeslag</source>
        <translation>Rent allowance</translation>
    </message>
    <message>
        <source>Netto woonlast</source>
        <translation>Net housing cost</translation>
    </message>
    <message>
        <source>Overige toeslagen</source>
        <translation>Other allowances</translation>
    </message>
    <message>
        <source>Resterend leefbudget</source>
        <translation>Left to live on</translation>
    </message>
    <message>
        <source>Norm (geen wet)</source>
        <translation>Norm (no law)</translation>
    </message>
    <message>
        <source>gedrukt</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>berekend</source>
        <translation>computed</translation>
    </message>
    <message>
        <source>wet</source>
        <translation>law</translation>
    </message>
    <message>
        <source>gezin</source>
        <translation>family</translation>
    </message>
    <message>
        <source>Kamer of andere onzelfstandige woning</source>
        <translation>Room or other dwelling without its own door</translation>
    </message>
    <message>
        <source>Woonwagen met standplaats</source>
        <translation>Caravan on a pitch</translation>
    </message>
    <message>
        <source>Onderhuurder in huis</source>
        <translation>Subtenant in the home</translation>
    </message>
    <message>
        <source>Iemand langer dan een jaar in verpleeghuis, kliniek of detentie</source>
        <translation>Someone over a year in a nursing home, clinic or prison</translation>
    </message>
    <message>
        <source>Medebewoner vanwege een zorgbehoefte</source>
        <translation>Co-resident because of a need for care</translation>
    </message>
    <message>
        <source>Nabetaling of ander eenmalig inkomen</source>
        <translation>Back pay or other one-off income</translation>
    </message>
    <message>
        <source>Huur hoger dan de Huurcommissie redelijk vindt</source>
        <translation>Rent above what the Rent Tribunal finds reasonable</translation>
    </message>
    <message>
        <source>Partner of adres verandert in het jaar</source>
        <translation>Partner or address changes in the year</translation>
    </message>
    <message>
        <source>Betaalt partneralimentatie</source>
        <translation>Pays partner alimony</translation>
    </message>
    <message>
        <source>Toeslagpartner die niet op het adres woont, of onduidelijk partnerschap</source>
        <translation>Allowance partner at another address, or an unclear partnership</translation>
    </message>
    <message>
        <source>bso (buitenschoolse opvang)</source>
        <translation>bso (out-of-school care)</translation>
    </message>
    <message>
        <source>Inkomen of verzekering in het buitenland</source>
        <translation>Income or insurance abroad</translation>
    </message>
    <message>
        <source>Winst uit onderneming of ander werk</source>
        <translation>Business profit or other work</translation>
    </message>
    <message>
        <source>Inkomen uit aandelen of vermogen, of een eigen woning</source>
        <translation>Income from shares or savings, or an owned home</translation>
    </message>
    <message>
        <source>Recht op Wajong</source>
        <translation>Entitled to Wajong</translation>
    </message>
    <message>
        <source>Werkt na de AOW-leeftijd met een kind onder de 12</source>
        <translation>Works past the AOW age with a child under 12</translation>
    </message>
    <message>
        <source>Geboren voor 1946</source>
        <translation>Born before 1946</translation>
    </message>
    <message>
        <source>Bijstand naast loon</source>
        <translation>Social assistance beside wages</translation>
    </message>
    <message>
        <source>Onvolledige AOW met aanvulling (AIO)</source>
        <translation>Incomplete AOW with a supplement (AIO)</translation>
    </message>
    <message>
        <source>Partner zonder Nederlandse zorgverzekering</source>
        <translation>Partner without Dutch health insurance</translation>
    </message>
    <message>
        <source>Zorgtoeslag van een volwassen kind of medebewoner</source>
        <translation>Healthcare allowance (zorgtoeslag) of an adult child or co-resident</translation>
    </message>
    <message>
        <source>Co-ouderschap</source>
        <translation>Shared parenting</translation>
    </message>
    <message>
        <source>Kind woont buitenshuis of heeft intensieve zorg nodig</source>
        <translation>Child lives elsewhere or needs intensive care</translation>
    </message>
    <message>
        <source>Een kind is dit kwartaal jarig</source>
        <translation>A child has its birthday this quarter</translation>
    </message>
    <message>
        <source>Kinderopvangtoeslag</source>
        <translation>Childcare allowance (kinderopvangtoeslag)</translation>
    </message>
    <message>
        <source>Van 18 tot en met 20 jaar, zonder ouders om op terug te vallen</source>
        <translation>From 18 to 20 years, without parents to fall back on</translation>
    </message>
    <message>
        <source>per kwartaal</source>
        <translation>per quarter</translation>
    </message>
    <message>
        <source>per uur</source>
        <translation>per hour</translation>
    </message>
    <message>
        <source>niet geïsoleerd</source>
        <translation>not insulated</translation>
    </message>
    <message>
        <source>gerenoveerd</source>
        <translation>renovated</translation>
    </message>
    <message>
        <source>minimumloon</source>
        <translation>minimum wage</translation>
    </message>
    <message>
        <source>gezin met 2 kinderen</source>
        <translation>family with 2 children</translation>
    </message>
    <message>
        <source>70+ AOW alleen</source>
        <translation>70+, AOW, single</translation>
    </message>
    <message>
        <source>70+ AOW stel</source>
        <translation>70+, AOW, couple</translation>
    </message>
    <message>
        <source>Huishouden</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Wat het programma niet berekent</source>
        <translation>What the program does not compute</translation>
    </message>
    <message>
        <source>Naast nu en na renovatie. Elke woning wordt met de eerste vergeleken.</source>
        <translation>Beside now and after renovation. Each home is compared with the first.</translation>
    </message>
    <message>
        <source>Of geboren in: 7-1988.</source>
        <translation>Or born in: 7-1988.</translation>
    </message>
    <message>
        <source>Vermogen, kinderbijslag, AOW en vakantiegeld</source>
        <translation>Assets, child benefit, AOW and holiday pay</translation>
    </message>
    <message>
        <source>Dit bedrag gebruiken in plaats van de berekening</source>
        <translation>Use this amount instead of the computed one</translation>
    </message>
    <message>
        <source>Euro per maand, het toetsingsinkomen per jaar. Vult u hier iets in? Dan gebruiken wij dat bedrag.</source>
        <translation>Euros per month, the assessment income per year. What you fill in here is used.</translation>
    </message>
    <message>
        <source>Kruis aan wat hier speelt. Het komt terug als signaal.</source>
        <translation>Tick what applies. It comes back as a signal.</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Ctrl+C kopieert de tabel als tekst</source>
        <translation>Ctrl+C copies the table as text</translation>
    </message>
</context>
<context>
    <name>IncomeWidget</name>
    <message>
        <source>Pijl naar links en rechts leest een ander inkomen.</source>
        <translation>Arrow left and right reads another income.</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>euro per maand</source>
        <translation>euros per month</translation>
    </message>
    <message>
        <source>verschil</source>
        <translation>difference</translation>
    </message>
    <message>
        <source>Enter of klik: zo komt dit bedrag tot stand</source>
        <translation>Enter or click: how this amount comes about</translation>
    </message>
    <message>
        <source>geen</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{amount} euro per maand</source>
        <translation>{amount} euros per month</translation>
    </message>
    <message>
        <source>{spoken}, nog niet bijgewerkt</source>
        <translation>{spoken}, not up to date</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Huishoudboekje per maand</source>
        <translation>Household budget per month</translation>
    </message>
    <message>
        <source>Enter opent de uitleg van een bedrag, Ctrl+C kopieert de tabel als tekst</source>
        <translation>Enter opens the explanation of an amount, Ctrl+C copies the table as text</translation>
    </message>
</context>
<context>
    <name>MarginMeter</name>
    <message>
        <source>Verschil met de norm</source>
        <translation>Difference from the norm</translation>
    </message>
    <message>
        <source>{margin}: er is {left} en nodig is {norm}</source>
        <translation>{margin}: there is {left} and {norm} is needed</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>Peildatum, norm, vermogen, vaste lasten, servicekosten en meer</source>
        <translation>Reference date, norm, assets, fixed costs, service costs and more</translation>
    </message>
    <message>
        <source>&amp;Meer ({count} ingevuld)</source>
        <translation>&amp;More ({count} filled in)</translation>
    </message>
    <message>
        <source>&amp;Meer invullen</source>
        <translation>&amp;More to fill in</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Van papier naar inkomen</source>
        <translation>From paper to income</translation>
    </message>
    <message>
        <source>Welk papier?</source>
        <translation>Which paper?</translation>
    </message>
    <message>
        <source>&amp;Welk papier?</source>
        <translation>&amp;Which paper?</translation>
    </message>
    <message>
        <source>{question}: verwacht {accepted}.</source>
        <translation>{question}: expected {accepted}.</translation>
    </message>
    <message>
        <source>Toetsingsinkomen dit jaar: {year}. Netto per maand: {net}; daarvan komt {account} op de rekening.</source>
        <translation>Assessed income this year: {year}. Net per month: {net}; of that, {account} comes on the account.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Wachtwoord</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Het bestand wordt versleuteld. Zonder het wachtwoord kan niemand het openen, ook Leefbudget niet. Bewaar het wachtwoord dus goed.</source>
        <translation>The file is encrypted. Without the password nobody can open it, not even Leefbudget. So keep the password safe.</translation>
    </message>
    <message>
        <source>&amp;Wachtwoord</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>&amp;Nog een keer</source>
        <translation>&amp;Once more</translation>
    </message>
    <message>
        <source>Gebruik ten minste {count} tekens.</source>
        <translation>Use at least {count} characters.</translation>
    </message>
    <message>
        <source>De twee wachtwoorden zijn nog niet gelijk.</source>
        <translation>The two passwords are not the same yet.</translation>
    </message>
    <message>
        <source>Wachtwoord van {name}:</source>
        <translation>Password of {name}:</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>Leefbudget voor de klant</source>
        <translation>Leefbudget for the client</translation>
    </message>
    <message>
        <source>Dit is een berekening, geen besluit. Dienst Toeslagen beslist.</source>
        <translation>This is a computation, not a decision. Dienst Toeslagen decides.</translation>
    </message>
    <message>
        <source>Sluiten (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Huishoudboekje per maand</source>
        <translation>Household budget per month</translation>
    </message>
    <message>
        <source>euro per maand</source>
        <translation>euros per month</translation>
    </message>
    <message>
        <source>verschil</source>
        <translation>difference</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>&amp;Doorrekenen</source>
        <translation>C&amp;ompute</translation>
    </message>
    <message>
        <source>Ander bestand &amp;kiezen ...</source>
        <translation>Choose another &amp;file ...</translation>
    </message>
    <message>
        <source>&amp;Terug naar de uitkomst van {name}</source>
        <translation>&amp;Back to the outcome of {name}</translation>
    </message>
    <message>
        <source>Kolommen van het bestand, met de eerste rijen</source>
        <translation>Columns of the file, with the first rows</translation>
    </message>
    <message>
        <source>Kolommen</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Kies een blad</source>
        <translation>Choose a sheet</translation>
    </message>
    <message>
        <source>Blad</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Kiest welk blad van het bestand wordt gelezen</source>
        <translation>Chooses which sheet of the file is read</translation>
    </message>
    <message>
        <source>&amp;Blad:</source>
        <translation>&amp;Sheet:</translation>
    </message>
    <message>
        <source>Welk blad van {name} wilt u doorrekenen?</source>
        <translation>Which sheet of {name} do you want to compute?</translation>
    </message>
    <message>
        <source>{name} kan nog niet worden doorgerekend: er ontbreken kolommen.</source>
        <translation>{name} cannot be computed yet: columns are missing.</translation>
    </message>
    <message>
        <source>{name} kan nog niet worden doorgerekend.</source>
        <translation>{name} cannot be computed yet.</translation>
    </message>
    <message>
        <source>{name} kan worden doorgerekend.</source>
        <translation>{name} can be computed.</translation>
    </message>
    <message>
        <source>{name} kan worden doorgerekend: {rows} rijen.</source>
        <translation>{name} can be computed: {rows} rows.</translation>
    </message>
    <message>
        <source>ontbreekt, en is nodig</source>
        <translation>missing, and needed</translation>
    </message>
    <message>
        <source>herkend</source>
        <translation>recognised</translation>
    </message>
    <message>
        <source>ontbreekt, en dat mag</source>
        <translation>missing, which is allowed</translation>
    </message>
    <message>
        <source>gaat ongewijzigd mee</source>
        <translation>carried through unchanged</translation>
    </message>
    <message>
        <source>blijft bewaard als {name}</source>
        <translation>kept as {name}</translation>
    </message>
    <message>
        <source>wordt opnieuw berekend</source>
        <translation>computed anew</translation>
    </message>
    <message>
        <source>rij {row}</source>
        <translation>row {row}</translation>
    </message>
    <message>
        <source>Kolom</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Wat ermee gebeurt</source>
        <translation>What happens to it</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Dat maakt {amount}.</source>
        <translation>That makes {amount}.</translation>
    </message>
    <message>
        <source>Dat maakt {before}, afgerond {amount}.</source>
        <translation>That makes {before}, rounded {amount}.</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Waarom?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Geld</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Renovatie</source>
        <translation>Renovation</translation>
    </message>
    <message>
        <source>Inkomen</source>
        <translation>Income</translation>
    </message>
    <message>
        <source>Advies</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Nog niet verwerkt: {fields}.</source>
        <translation>Not processed yet: {fields}.</translation>
    </message>
    <message>
        <source>Vul nog in: {fields}.</source>
        <translation>Still to fill in: {fields}.</translation>
    </message>
    <message>
        <source>Aangenomen: {fields}.</source>
        <translation>Assumed: {fields}.</translation>
    </message>
    <message>
        <source>Dit gaat over alles waar recht op is.</source>
        <translation>This is about everything the household is entitled to.</translation>
    </message>
    <message>
        <source>Huishoudboekje</source>
        <translation>Household budget</translation>
    </message>
    <message>
        <source>Nog invullen voor de vergelijking: {fields}.</source>
        <translation>Still to fill in for the comparison: {fields}.</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Huishoudens, verdeling en samenvatting</source>
        <translation>Households, distribution and summary</translation>
    </message>
    <message>
        <source>Huishoudens</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Verdeling</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>Samenvatting</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Ander bestand &amp;kiezen ...</source>
        <translation>Choose another &amp;file ...</translation>
    </message>
    <message>
        <source>&amp;Opslaan ...</source>
        <translation>&amp;Save ...</translation>
    </message>
    <message>
        <source>Alle rijen met hun uitkomsten, als Excel, csv of parquet</source>
        <translation>All rows with their outcomes, as Excel, csv or parquet</translation>
    </message>
    <message>
        <source>Boven {most} rijen toont dit venster alleen de samenvatting. Sla het bestand op om elke rij te zien.</source>
        <translation>Beyond {most} rows this window only shows the summary. Save the file to see every row.</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>Van papier</source>
        <translation>From paper</translation>
    </message>
    <message>
        <source>Meer inkomens</source>
        <translation>More incomes</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>geen</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{amount} euro per maand</source>
        <translation>{amount} euros per month</translation>
    </message>
    <message>
        <source>oplopend</source>
        <translation>ascending</translation>
    </message>
    <message>
        <source>aflopend</source>
        <translation>descending</translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>Toon</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Kiest welke huishoudens in de tabel staan</source>
        <translation>Chooses which households are in the table</translation>
    </message>
    <message>
        <source>&amp;Toon:</source>
        <translation>Sho&amp;w:</translation>
    </message>
    <message>
        <source>gaat erop achteruit</source>
        <translation>is worse off</translation>
    </message>
    <message>
        <source>gaat erop vooruit</source>
        <translation>is better off</translation>
    </message>
    <message>
        <source>blijft gelijk</source>
        <translation>stays equal</translation>
    </message>
    <message>
        <source>zakt onder de norm</source>
        <translation>falls below the norm</translation>
    </message>
    <message>
        <source>komt uit op of boven de norm</source>
        <translation>reaches the norm or more</translation>
    </message>
    <message>
        <source>is nu al onder de norm</source>
        <translation>is below the norm now already</translation>
    </message>
    <message>
        <source>is nu op de rand van de norm</source>
        <translation>is on the edge of the norm now</translation>
    </message>
    <message>
        <source>met een fout</source>
        <translation>with a mistake</translation>
    </message>
    <message>
        <source>alle huishoudens</source>
        <translation>all households</translation>
    </message>
    <message>
        <source>Geen huishoudens om te tonen.</source>
        <translation>No households to show.</translation>
    </message>
    <message>
        <source>Euro per maand. Enter of dubbelklik opent de rij als geval, Ctrl+↑ en Ctrl+↓ sorteren op de kolom.</source>
        <translation>Euros per month. Enter or a double click opens the row as a case, Ctrl+↑ and Ctrl+↓ sort by the column.</translation>
    </message>
    <message>
        <source>Rij {row} is niet berekend. {fault}</source>
        <translation>Row {row} was not computed. {fault}</translation>
    </message>
</context>
<context>
    <name>RowsView</name>
    <message>
        <source>Alle huishoudens, euro per maand</source>
        <translation>All households, euros per month</translation>
    </message>
    <message>
        <source>Enter opent een rij als geval. Ctrl met pijl omhoog of omlaag sorteert op de kolom. Ctrl+C kopieert.</source>
        <translation>Enter opens a row as a case. Ctrl with arrow up or down sorts by the column. Ctrl+C copies.</translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <source>&amp;Annuleren</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>{done} van {total} rijen</source>
        <translation>{done} of {total} rows</translation>
    </message>
    <message>
        <source>{done} rijen</source>
        <translation>{done} rows</translation>
    </message>
    <message>
        <source>Wordt afgebroken ...</source>
        <translation>Cancelling ...</translation>
    </message>
</context>
<context>
    <name>SignalsCard</name>
    <message>
        <source>Signalen</source>
        <translation>Signals</translation>
    </message>
    <message>
        <source>Er zijn geen signalen.</source>
        <translation>There are no signals.</translation>
    </message>
    <message>
        <source>Advies: mag het, past het, welke grenzen</source>
        <translation>Advice: may it, does it fit, which limits</translation>
    </message>
    <message>
        <source>Bedragen in de tabellen die niet zeker zijn ({count})</source>
        <translation>Amounts in the tables that are not certain ({count})</translation>
    </message>
    <message>
        <source>{amount} per maand</source>
        <translation>{amount} a month</translation>
    </message>
    <message>
        <source>Toon minder signalen</source>
        <translation>Show fewer signals</translation>
    </message>
    <message>
        <source>Toon alle {count} signalen</source>
        <translation>Show all {count} signals</translation>
    </message>
    <message>
        <source>en nog {count} ›</source>
        <translation>and {count} more ›</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Reken een heel complex in één keer door</source>
        <translation>Compute a whole complex at once</translation>
    </message>
    <message>
        <source>Kies een bestand met één huishouden per rij: nu, en na renovatie. Leefbudget zegt wie erop vooruitgaat, wie erop achteruitgaat en wie onder de norm zakt. Met dezelfde regels als één geval.</source>
        <translation>Choose a file with one household per row: now, and after renovation. Leefbudget tells who is better off, who is worse off and who falls below the norm. By the same rules as one case.</translation>
    </message>
    <message>
        <source>Bestand &amp;kiezen ...</source>
        <translation>Choose a &amp;file ...</translation>
    </message>
    <message>
        <source>Leeg &amp;invulblad opslaan ...</source>
        <translation>Save an &amp;empty sheet ...</translation>
    </message>
    <message>
        <source>Een Excel-werkboek met alle kolommen en drie voorbeelden</source>
        <translation>An Excel workbook with all columns and three examples</translation>
    </message>
    <message>
        <source>Of sleep een bestand hierheen: .xlsx, .csv of .parquet.</source>
        <translation>Or drop a file here: .xlsx, .csv or .parquet.</translation>
    </message>
</context>
<context>
    <name>StepTree</name>
    <message>
        <source>Enter opent een regel, Backspace gaat terug, Ctrl+C kopieert als tekst</source>
        <translation>Enter opens a line, Backspace goes back, Ctrl+C copies as text</translation>
    </message>
    <message>
        <source>Nul of niet van toepassing ({count})</source>
        <translation>Nil or not applicable ({count})</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Vooruit en achteruit, per soort huishouden en inkomen van de aanvrager</source>
        <translation>Better and worse off, by type of household and income of the applicant</translation>
    </message>
    <message>
        <source>Andere getallen van de samenvatting</source>
        <translation>Other numbers of the summary</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Beeld, advies en uitleg</source>
        <translation>Picture, advice and explanation</translation>
    </message>
    <message>
        <source>Tabbladen</source>
        <translation>Tabs</translation>
    </message>
    <message>
        <source>Tabel</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Toont de getallen van het beeld als tabel</source>
        <translation>Shows the figures of the picture as a table</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Rondleiding</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>Hier vult u in wie er woont, het inkomen, de huur en de energie. Enter gaat naar de volgende vraag.</source>
        <translation>Here you enter who lives there, the income, the rent and the energy. Enter goes to the next question.</translation>
    </message>
    <message>
        <source>Hier staat het antwoord: wat er is om van te leven, en of dat genoeg is. Het verandert mee.</source>
        <translation>Here is the answer: what there is to live on, and whether that is enough. It changes as you type.</translation>
    </message>
    <message>
        <source>Elk bedrag heeft een reden. Ga er met F6 heen, kies een regel en druk op Enter. Dan ziet u waarom.</source>
        <translation>Every amount has a reason. Go there with F6, choose a line and press Enter. Then you see why.</translation>
    </message>
    <message>
        <source>Klaar? Druk een bladzijde af voor de klant, of bewaar het dossier. Met Ctrl+N begint u zelf.</source>
        <translation>Done? Print a page for the client, or save the case file. With Ctrl+N you start your own.</translation>
    </message>
    <message>
        <source>Overslaan</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>{nr} van {count}</source>
        <translation>{nr} of {count}</translation>
    </message>
    <message>
        <source>Klaar</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Volgende</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Hier ziet u straks wat er is om van te leven</source>
        <translation>Here you will see what there is to live on</translation>
    </message>
    <message>
        <source>Netto inkomen</source>
        <translation>Net income</translation>
    </message>
    <message>
        <source>Zorgtoeslag en kindgebonden budget</source>
        <translation>Healthcare allowance, child budget</translation>
    </message>
    <message>
        <source>Huur</source>
        <translation>Rent</translation>
    </message>
    <message>
        <source>Huurtoeslag</source>
        <translation>Rent allowance</translation>
    </message>
    <message>
        <source>Energie</source>
        <translation>Energy</translation>
    </message>
    <message>
        <source>Om van te leven</source>
        <translation>To live on</translation>
    </message>
    <message>
        <source>Nodig volgens de norm</source>
        <translation>Needed by the norm</translation>
    </message>
    <message>
        <source>Nieuw hier? Rondleiding in vier stappen</source>
        <translation>New here? A tour in four steps</translation>
    </message>
    <message>
        <source>Of kijk eerst naar een voorbeeld:</source>
        <translation>Or look at an example first:</translation>
    </message>
    <message>
        <source>Alleenstaande met loon</source>
        <translation>Single person with wages</translation>
    </message>
    <message>
        <source>Gezin met twee kinderen</source>
        <translation>Family with two children</translation>
    </message>
    <message>
        <source>Paar met AOW</source>
        <translation>Couple with AOW</translation>
    </message>
    <message>
        <source>Vul nog in: {fields}.</source>
        <translation>Still to fill in: {fields}.</translation>
    </message>
    <message>
        <source>Verbeter eerst: {fields}.</source>
        <translation>Correct first: {fields}.</translation>
    </message>
    <message>
        <source>{first} en {last}</source>
        <translation>{first} and {last}</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Peildatum {day} · tabellen {year}</source>
        <translation>Reference date {day} · tables {year}</translation>
    </message>
    <message>
        <source>Dit huishouden heeft geen kinderen.</source>
        <translation>This household has no children.</translation>
    </message>
    <message>
        <source>Dit huishouden heeft geen partner.</source>
        <translation>This household has no partner.</translation>
    </message>
    <message>
        <source>Werkboek en bedragen blijven zoals in het Nederlands. De brief kan in het Engels: Bestand.</source>
        <translation>The workbook and amounts stay as in Dutch. The letter can be in English: File.</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Naar het veld ›</source>
        <translation>To the field ›</translation>
    </message>
    <message>
        <source>Naar het veld van: {signal}</source>
        <translation>To the field of: {signal}</translation>
    </message>
</context>
<context>
    <name>also_called</name>
    <message>
        <source>geboortedatum geboren geboortejaar</source>
        <translation>date of birth born year of birth</translation>
    </message>
    <message>
        <source>loonstrook jaaropgave beschikking besluit specificatie eindejaarsuitkering</source>
        <translation>payslip annual statement decision letter year-end bonus</translation>
    </message>
    <message>
        <source>tweede baan extra nog een inkomen toevoegen kostgeld</source>
        <translation>second job extra another income add board</translation>
    </message>
    <message>
        <source>huurprijs huurwoning</source>
        <translation>price of rent rented home rent</translation>
    </message>
    <message>
        <source>gezin gezinsleden echtgenoot samenwonen medebewoner inwonend kostganger onderhuurder hospita mantelzorger gescheiden weduwe weduwnaar co-ouder statushouder getrouwd trouwen man vrouw vriend vriendin alleen single vluchteling asiel inburgering</source>
        <translation>family members spouse living together co-resident boarder subtenant lodger landlady carer divorced widow widower co-parent refugee married wife husband boyfriend girlfriend alone asylum orphan</translation>
    </message>
    <message>
        <source>kinderen geboortedatum geboren baby co-ouder kids dochter zoon zwanger tweeling pleegkind</source>
        <translation>children date of birth born baby co-parent kids daughter son pregnant twins foster child</translation>
    </message>
    <message>
        <source>salaris verdiensten uitkering nettoloon brutoloon maandloon jaarloon dertiende maand bonus overwerk bijbaan fooi 13e maand</source>
        <translation>salary earnings benefit net wage gross pay monthly yearly thirteenth month bonus overtime side job tips</translation>
    </message>
    <message>
        <source>salaris zzp ondernemer onderneming studiefinanciering stufi DUO kostgeld lijfrente participatiewet ziektewet WAO IOAW IOAZ IOW AIO nabestaanden alimentatie PW WGA IVA</source>
        <translation>salary self-employed freelancer business company student finance DUO board annuity social assistance participatiewet sickness benefit WAO IOAW IOAZ IOW AIO survivors alimony welfare unemployment</translation>
    </message>
    <message>
        <source>loonheffing inkomstenbelasting</source>
        <translation>wage tax income tax</translation>
    </message>
    <message>
        <source>belastingdienst dienst toeslagen voorschot</source>
        <translation>tax office allowances advance belastingdienst toeslagen</translation>
    </message>
    <message>
        <source>belastingdienst dienst toeslagen voorschot toeslag terugbetalen</source>
        <translation>tax office allowances advance belastingdienst toeslagen pay back</translation>
    </message>
    <message>
        <source>belastingdienst dienst toeslagen voorschot KGB</source>
        <translation>tax office allowances advance belastingdienst toeslagen KGB</translation>
    </message>
    <message>
        <source>SVB sociale verzekeringsbank</source>
        <translation>SVB social insurance bank</translation>
    </message>
    <message>
        <source>belastingdienst dienst toeslagen voorschot KOT</source>
        <translation>tax office allowances advance belastingdienst toeslagen KOT</translation>
    </message>
    <message>
        <source>voorschot termijnbedrag energierekening elektriciteit stadsverwarming stookkosten blokverwarming energiearmoede</source>
        <translation>advance instalment energy bill electricity district heating block heating energy poverty</translation>
    </message>
    <message>
        <source>norm Nibud SCP armoede armoedegrens boodschappen CBS eten</source>
        <translation>norm Nibud SCP poverty line groceries food</translation>
    </message>
    <message>
        <source>dossiernummer zaaknummer kenmerk BSN adres postcode</source>
        <translation>file number case number reference BSN address postcode</translation>
    </message>
    <message>
        <source>eigen vermogen sparen spaarrekening bezit erfenis spaarpot</source>
        <translation>own assets savings account property inheritance capital savings account</translation>
    </message>
    <message>
        <source>verpleeghuis zorginstelling detentie</source>
        <translation>nursing home care institution detention prison</translation>
    </message>
    <message>
        <source>zorgpremie zorgverzekering ziektekosten eigen risico medicijnen dieet premie tandarts bril eigen bijdrage Wmo Wlz CAK</source>
        <translation>health premium insurance medical costs excess medicines diet deductible dentist glasses</translation>
    </message>
    <message>
        <source>verhuizing verhuizen</source>
        <translation>moving house moving</translation>
    </message>
    <message>
        <source>renovatie verduurzaming verbouwing onderhoud schimmel vocht lekkage gebreken</source>
        <translation>renovation insulation rebuilding maintenance mould damp leak defects</translation>
    </message>
    <message>
        <source>verhuizing verhuizen wisselwoning sloop</source>
        <translation>moving house moving</translation>
    </message>
    <message>
        <source>onzelfstandig kamer studentenkamer</source>
        <translation>room shared student room</translation>
    </message>
    <message>
        <source>opmerking notitie aantekening hypotheek koopwoning huiseigenaar</source>
        <translation>remark note mortgage home owner</translation>
    </message>
    <message>
        <source>rolstoel invalide</source>
        <translation>wheelchair</translation>
    </message>
    <message>
        <source>energielabel label cv-ketel dubbel glas isoleren</source>
        <translation>energy label boiler double glazing insulate</translation>
    </message>
    <message>
        <source>huurverhoging aanvangshuur</source>
        <translation>rent increase starting rent</translation>
    </message>
    <message>
        <source>WWS woningwaardering puntentelling</source>
        <translation>WWS valuation of the home points count</translation>
    </message>
    <message>
        <source>woningcorporatie huisbaas</source>
        <translation>housing association owner</translation>
    </message>
    <message>
        <source>schuld schulden lening beslag loonbeslag verzekering auto telefoon internet abonnement rente waterschap gemeentelijke belastingen gemeentebelasting kleding school giften aflossing aflossen afbetaling achterstand huurachterstand betalingsregeling incasso deurwaarder schuldhulp schuldsanering Wsnp Msnp budgetbeheer bewindvoerder openbaar vervoer OV benzine hond huisdier rioolheffing afvalstoffenheffing OZB</source>
        <translation>debt debts loan attachment of earnings insurance car phone internet subscription interest water board municipal taxes clothes school gifts repayment arrears bailiff debt counselling administrator public transport petrol dog pet waste charges</translation>
    </message>
    <message>
        <source>aangifte voorlopige aanslag verzamelinkomen</source>
        <translation>tax return provisional assessment total income</translation>
    </message>
    <message>
        <source>crèche dagopvang bso gastouder oppas peuterspeelzaal</source>
        <translation>nursery day care after-school care childminder babysitter daycare nursery</translation>
    </message>
    <message>
        <source>medebewoner inwonend kostganger onderhuurder student</source>
        <translation>co-resident living in lodger subtenant student</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Wat er overblijft per maand bij elk bruto inkomen per jaar</source>
        <translation>What is left per month at each gross income per year</translation>
    </message>
    <message>
        <source>Van {start} tot {end} bruto</source>
        <translation>From {start} to {end} gross</translation>
    </message>
    <message>
        <source>Van elke 100 euro meer bruto houdt dit huishouden overal ten minste {kept} over.</source>
        <translation>Of every 100 euros more gross this household keeps at least {kept} everywhere.</translation>
    </message>
    <message>
        <source>{where} gaat dit huishouden er van elke 100 euro extra {kept} op achteruit.</source>
        <translation>{where} this household loses {kept} of every 100 euros extra.</translation>
    </message>
    <message>
        <source>{where} houdt dit huishouden van elke 100 euro extra maar {kept} over.</source>
        <translation>{where} this household keeps only {kept} of every 100 euros extra.</translation>
    </message>
    <message>
        <source>Bij {income} bruto per jaar blijft per maand over: {values}</source>
        <translation>At {income} gross per year there is left per month: {values}</translation>
    </message>
    <message>
        <source>bij {income} bruto: {values}</source>
        <translation>at {income} gross: {values}</translation>
    </message>
    <message>
        <source>{income} (dit huishouden)</source>
        <translation>{income} (this household)</translation>
    </message>
    <message>
        <source>{kind} per jaar, bruto</source>
        <translation>{kind} per year, gross</translation>
    </message>
    <message>
        <source>over per maand</source>
        <translation>left per month</translation>
    </message>
    <message>
        <source>bruto inkomen per jaar</source>
        <translation>gross income per year</translation>
    </message>
    <message>
        <source>{low} tot {high}</source>
        <translation>{low} to {high}</translation>
    </message>
    <message>
        <source>norm {amount}</source>
        <translation>norm {amount}</translation>
    </message>
    <message>
        <source>dit huishouden, {amount}</source>
        <translation>this household, {amount}</translation>
    </message>
    <message>
        <source>hier blijft van meer inkomen het minst over</source>
        <translation>here least is kept of more income</translation>
    </message>
    <message>
        <source>Wat de renovatie met de woonlast doet, per maand</source>
        <translation>What the renovation does to the housing cost, per month</translation>
    </message>
    <message>
        <source>Vul bij de woning ook de huur en de energie na renovatie in. Hier komt dan stap voor stap wat de woonlast verandert: huur, huurtoeslag per deel en energie.</source>
        <translation>Fill in the rent and energy after renovation as well. Then this shows step by step what changes the housing cost: rent, rent allowance by part, and energy.</translation>
    </message>
    <message>
        <source>De netto woonlast blijft gelijk.</source>
        <translation>The net housing cost stays the same.</translation>
    </message>
    <message>
        <source>De netto woonlast stijgt met {amount} per maand.</source>
        <translation>The net housing cost rises by {amount} per month.</translation>
    </message>
    <message>
        <source>De netto woonlast daalt met {amount} per maand.</source>
        <translation>The net housing cost falls by {amount} per month.</translation>
    </message>
    <message>
        <source>Netto woonlast</source>
        <translation>Net housing cost</translation>
    </message>
    <message>
        <source>Verandering van de woonlast</source>
        <translation>Change in housing cost</translation>
    </message>
    <message>
        <source>per maand</source>
        <translation>per month</translation>
    </message>
    <message>
        <source>‹ minder woonlast</source>
        <translation>‹ less housing cost</translation>
    </message>
    <message>
        <source>meer woonlast ›</source>
        <translation>more housing cost ›</translation>
    </message>
    <message>
        <source>{amount} meer</source>
        <translation>{amount} more</translation>
    </message>
    <message>
        <source>{amount} minder</source>
        <translation>{amount} less</translation>
    </message>
    <message>
        <source>gelijk</source>
        <translation>equal</translation>
    </message>
    <message>
        <source>Ook zonder besparing op energie wordt wonen niet duurder.</source>
        <translation>Even without saving energy, housing does not become dearer.</translation>
    </message>
    <message>
        <source>Waar blijft het geld, per maand</source>
        <translation>Where the money goes, per month</translation>
    </message>
    <message>
        <source>Huur en servicekosten na huurtoeslag</source>
        <translation>Rent and service costs after rent allowance</translation>
    </message>
    <message>
        <source>Huur na huurtoeslag</source>
        <translation>Rent after rent allowance</translation>
    </message>
    <message>
        <source>Energie</source>
        <translation>Energy</translation>
    </message>
    <message>
        <source>Zorg, kinderopvang en vaste lasten</source>
        <translation>Health, childcare and fixed costs</translation>
    </message>
    <message>
        <source>Zorg en vaste lasten</source>
        <translation>Health and fixed costs</translation>
    </message>
    <message>
        <source>Om van te leven</source>
        <translation>To live on</translation>
    </message>
    <message>
        <source>Samen: het inkomen</source>
        <translation>Together: the income</translation>
    </message>
    <message>
        <source>Nodig volgens de norm</source>
        <translation>Needed by the norm</translation>
    </message>
    <message>
        <source>euro per maand</source>
        <translation>euros per month</translation>
    </message>
    <message>
        <source>{name}: {income} per maand komt binnen, {amount} tekort</source>
        <translation>{name}: {income} per month comes in, {amount} short</translation>
    </message>
    <message>
        <source>{name}: {income} binnen, {amount} tekort</source>
        <translation>{name}: {income} in, {amount} short</translation>
    </message>
    <message>
        <source>{name}: {income} per maand komt binnen</source>
        <translation>{name}: {income} per month comes in</translation>
    </message>
    <message>
        <source>{name}: {income} binnen</source>
        <translation>{name}: {income} in</translation>
    </message>
    <message>
        <source>nodig volgens de norm: {amount}</source>
        <translation>needed by the norm: {amount}</translation>
    </message>
    <message>
        <source>norm: {amount}</source>
        <translation>norm: {amount}</translation>
    </message>
    <message>
        <source>Inkomen: {amount}</source>
        <translation>Income: {amount}</translation>
    </message>
    <message>
        <source>Tekort</source>
        <translation>Shortage</translation>
    </message>
</context>
<context>
    <name>complex</name>
    <message>
        <source>Huishoudens ({kinds})</source>
        <translation>Households ({kinds})</translation>
    </message>
    <message>
        <source>Bestand met huishoudens kiezen</source>
        <translation>Choose a file with households</translation>
    </message>
    <message>
        <source>Excel-werkboek (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Tekst met puntkomma&apos;s (*.csv)</source>
        <translation>Text with semicolons (*.csv)</translation>
    </message>
    <message>
        <source>Parquet (*.parquet)</source>
        <translation>Parquet (*.parquet)</translation>
    </message>
    <message>
        <source>Uitkomsten opslaan</source>
        <translation>Save outcomes</translation>
    </message>
    <message>
        <source>Leeg invulblad opslaan</source>
        <translation>Save an empty sheet</translation>
    </message>
    <message>
        <source>Er staan geen huishoudens in dit bestand.</source>
        <translation>There are no households in this file.</translation>
    </message>
    <message>
        <source>Geen enkele rij kan worden berekend.</source>
        <translation>Not a single row can be computed.</translation>
    </message>
    <message>
        <source>heeft er 1 minder om van te leven dan de norm</source>
        <translation>1 has less to live on than the norm</translation>
    </message>
    <message>
        <source>hebben er {count} minder om van te leven dan de norm</source>
        <translation>{count} have less to live on than the norm</translation>
    </message>
    <message>
        <source>gaat er 1 op vooruit</source>
        <translation>1 is better off</translation>
    </message>
    <message>
        <source>gaan er {count} op vooruit</source>
        <translation>{count} are better off</translation>
    </message>
    <message>
        <source>en {count} op achteruit</source>
        <translation>and {count} worse off</translation>
    </message>
    <message>
        <source>1 blijft gelijk</source>
        <translation>1 stays equal</translation>
    </message>
    <message>
        <source>{count} blijven gelijk</source>
        <translation>{count} stay equal</translation>
    </message>
    <message>
        <source>1 huishouden zakt onder de norm</source>
        <translation>1 household falls below the norm</translation>
    </message>
    <message>
        <source>{count} huishoudens zakken onder de norm</source>
        <translation>{count} households fall below the norm</translation>
    </message>
    <message>
        <source>1 komt uit op of boven de norm</source>
        <translation>1 reaches the norm or more</translation>
    </message>
    <message>
        <source>{count} komen uit op of boven de norm</source>
        <translation>{count} reach the norm or more</translation>
    </message>
    <message>
        <source>Middelste verandering: {median} per maand, slechtste: {worst}.</source>
        <translation>Median change: {median} per month, worst: {worst}.</translation>
    </message>
    <message>
        <source>Huurtoeslag samen: van {before} naar {after} per maand.</source>
        <translation>Rent allowance (huurtoeslag) together: from {before} to {after} per month.</translation>
    </message>
    <message>
        <source>1 huishouden heeft geen woonsituatie na en is alleen voor nu berekend.</source>
        <translation>1 household has no dwelling after renovation and was computed for now only.</translation>
    </message>
    <message>
        <source>{count} huishoudens hebben geen woonsituatie na en zijn alleen voor nu berekend.</source>
        <translation>{count} households have no dwelling after renovation and were computed for now only.</translation>
    </message>
    <message>
        <source>1 rij heeft een fout en telt niet mee.</source>
        <translation>1 row has a mistake and does not count.</translation>
    </message>
    <message>
        <source>{count} rijen hebben een fout en tellen niet mee.</source>
        <translation>{count} rows have a mistake and do not count.</translation>
    </message>
    <message>
        <source>Volgens de norm: {enough} genoeg, {edge} op de rand, {few} te weinig.</source>
        <translation>According to the norm: {enough} enough, {edge} on the edge, {few} too little.</translation>
    </message>
    <message>
        <source>Volgens de norm: {enough} genoeg, {edge} op de rand, {few} te weinig, {without} zonder norm.</source>
        <translation>According to the norm: {enough} enough, {edge} on the edge, {few} too little, {without} without a norm.</translation>
    </message>
    <message>
        <source>De norm is afgeleid.</source>
        <translation>The norm is derived.</translation>
    </message>
    <message>
        <source>De norm is afgeleid bij {derived} van de {known}.</source>
        <translation>The norm is derived for {derived} of the {known}.</translation>
    </message>
    <message>
        <source>Van 1 huishouden</source>
        <translation>Of 1 household</translation>
    </message>
    <message>
        <source>Van {count} huishoudens</source>
        <translation>Of {count} households</translation>
    </message>
    <message>
        <source>{low} tot {high} minder</source>
        <translation>{low} to {high} less</translation>
    </message>
    <message>
        <source>{low} tot {high} meer</source>
        <translation>{low} to {high} more</translation>
    </message>
    <message>
        <source>{low} of meer erbij</source>
        <translation>{low} or more extra</translation>
    </message>
    <message>
        <source>meer dan {low} minder</source>
        <translation>more than {low} less</translation>
    </message>
    <message>
        <source>Hoeveel huishoudens hoeveel meer of minder overhouden, euro per maand</source>
        <translation>How many households keep how much more or less, euros per month</translation>
    </message>
    <message>
        <source>Er is geen woonsituatie na renovatie om mee te vergelijken.</source>
        <translation>There is no dwelling after renovation to compare with.</translation>
    </message>
    <message>
        <source>De grootste groep, {count} huishoudens: {label}. Middelste verandering: {median} per maand, slechtste: {worst}.</source>
        <translation>The largest group, {count} households: {label}. Median change: {median} per month, worst: {worst}.</translation>
    </message>
    <message>
        <source>Verandering, euro per maand</source>
        <translation>Change, euros per month</translation>
    </message>
    <message>
        <source>huishoudens</source>
        <translation>households</translation>
    </message>
    <message>
        <source>deel</source>
        <translation>share</translation>
    </message>
    <message>
        <source>euro per maand</source>
        <translation>euros per month</translation>
    </message>
    <message>
        <source>Verschil
met de norm</source>
        <translation>Difference
from the norm</translation>
    </message>
    <message>
        <source>Om van
te leven</source>
        <translation>To live
on</translation>
    </message>
    <message>
        <source>Huurtoeslag</source>
        <translation>Rent allowance
(huurtoeslag)</translation>
    </message>
    <message>
        <source>Netto
woonlast</source>
        <translation>Net
housing cost</translation>
    </message>
    <message>
        <source>nu</source>
        <translation>now</translation>
    </message>
    <message>
        <source>na</source>
        <translation>after</translation>
    </message>
    <message>
        <source>Verschil
per maand</source>
        <translation>Difference
per month</translation>
    </message>
    <message>
        <source>Netto
inkomen</source>
        <translation>Net
income</translation>
    </message>
    <message>
        <source>Rij</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>File code</translation>
    </message>
    <message>
        <source>Huishouden</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Wat er mis is</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>fout</source>
        <translation>mistake</translation>
    </message>
    <message>
        <source>Inkomen: {kind}</source>
        <translation>Income: {kind}</translation>
    </message>
    <message>
        <source>Alle rijen</source>
        <translation>All rows</translation>
    </message>
    <message>
        <source>aantal of bedrag</source>
        <translation>number or amount</translation>
    </message>
    <message>
        <source>alle huishoudens</source>
        <translation>all households</translation>
    </message>
    <message>
        <source>aantal</source>
        <translation>number</translation>
    </message>
    <message>
        <source>vooruit</source>
        <translation>better off</translation>
    </message>
    <message>
        <source>achteruit</source>
        <translation>worse off</translation>
    </message>
    <message>
        <source>gelijk</source>
        <translation>equal</translation>
    </message>
    <message>
        <source>middelste</source>
        <translation>median</translation>
    </message>
    <message>
        <source>slechtste</source>
        <translation>worst</translation>
    </message>
    <message>
        <source>alleenstaand</source>
        <translation>single</translation>
    </message>
    <message>
        <source>alleenstaande ouder</source>
        <translation>single parent</translation>
    </message>
    <message>
        <source>paar</source>
        <translation>couple</translation>
    </message>
    <message>
        <source>paar met kinderen</source>
        <translation>couple with children</translation>
    </message>
    <message>
        <source>AOW, alleenstaand</source>
        <translation>state pension (AOW), single</translation>
    </message>
    <message>
        <source>AOW, paar</source>
        <translation>state pension (AOW), couple</translation>
    </message>
    <message>
        <source>met medebewoners</source>
        <translation>with co-residents</translation>
    </message>
    <message>
        <source>geen inkomen</source>
        <translation>no income</translation>
    </message>
    <message>
        <source>loon</source>
        <translation>wage</translation>
    </message>
    <message>
        <source>bijstand</source>
        <translation>social assistance (bijstand)</translation>
    </message>
    <message>
        <source>AOW</source>
        <translation>state pension (AOW)</translation>
    </message>
    <message>
        <source>pensioen</source>
        <translation>pension</translation>
    </message>
    <message>
        <source>uitkering (WW, WIA, Anw)</source>
        <translation>benefit (WW, WIA, Anw)</translation>
    </message>
    <message>
        <source>Wajong</source>
        <translation>Wajong (young disabled)</translation>
    </message>
    <message>
        <source>winst (zzp, eigen bedrijf)</source>
        <translation>profit (self-employed)</translation>
    </message>
    <message>
        <source>partneralimentatie</source>
        <translation>partner alimony</translation>
    </message>
    <message>
        <source>onbelast (kinderalimentatie, reiskosten)</source>
        <translation>untaxed (child maintenance, travel costs)</translation>
    </message>
    <message>
        <source>Rijen</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Rijen met een fout, niet berekend</source>
        <translation>Rows with a mistake, not computed</translation>
    </message>
    <message>
        <source>Huurtoeslag nu, euro per maand (alle huishoudens)</source>
        <translation>Rent allowance (huurtoeslag) now, euros per month (all households)</translation>
    </message>
    <message>
        <source>Huishoudens met een norm</source>
        <translation>Households with a norm</translation>
    </message>
    <message>
        <source>  waarvan afgeleid uit gepubliceerde bedragen</source>
        <translation>  of which derived from published amounts</translation>
    </message>
    <message>
        <source>Onder de norm nu</source>
        <translation>Below the norm now</translation>
    </message>
    <message>
        <source>Op de rand van de norm nu</source>
        <translation>On the edge of the norm now</translation>
    </message>
    <message>
        <source>Genoeg volgens de norm nu</source>
        <translation>Enough by the norm now</translation>
    </message>
    <message>
        <source>Huishoudens met een woonsituatie na</source>
        <translation>Households with a dwelling after</translation>
    </message>
    <message>
        <source>Hun huurtoeslag nu, euro per maand</source>
        <translation>Their rent allowance now, euros per month</translation>
    </message>
    <message>
        <source>Hun huurtoeslag na, euro per maand</source>
        <translation>Their rent allowance after, euros per month</translation>
    </message>
    <message>
        <source>Hun extra huur, euro per jaar</source>
        <translation>Their extra rent, euros per year</translation>
    </message>
    <message>
        <source>Onder de norm na</source>
        <translation>Below the norm after</translation>
    </message>
    <message>
        <source>Op de rand van de norm na</source>
        <translation>On the edge of the norm after</translation>
    </message>
    <message>
        <source>Genoeg volgens de norm na</source>
        <translation>Enough by the norm after</translation>
    </message>
    <message>
        <source>Zakken onder de norm</source>
        <translation>Fall below the norm</translation>
    </message>
    <message>
        <source>Komen uit op of boven de norm</source>
        <translation>Reach the norm or more</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>Leefbudget is de vorige keer onverwacht gestopt. Er is niets naar buiten gestuurd.</source>
        <translation>Leefbudget stopped unexpectedly last time. Nothing was sent anywhere.</translation>
    </message>
</context>
<context>
    <name>derivation</name>
    <message>
        <source>opgegeven</source>
        <translation>given</translation>
    </message>
    <message>
        <source>tabel {name}</source>
        <translation>table {name}</translation>
    </message>
    <message>
        <source>ingevuld</source>
        <translation>filled in</translation>
    </message>
    <message>
        <source>niet zeker: {how}</source>
        <translation>not certain: {how}</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nee</source>
        <translation>no</translation>
    </message>
    <message>
        <source>{number} jaar</source>
        <translation>{number} years</translation>
    </message>
    <message>
        <source>{number} maanden</source>
        <translation>{number} months</translation>
    </message>
</context>
<context>
    <name>goals</name>
    <message>
        <source>kwijtschelding beslagvrije voet inkomensgrens passend toewijzen huurverhoging liberalisatiegrens vrije sector huurcommissie minimaregeling bijzondere bijstand inkomenstoeslag</source>
        <translation>remission protected earnings income limit suitable allocation rent increase liberalisation limit free sector rent tribunal scheme for low incomes special assistance income supplement</translation>
    </message>
    <message>
        <source>mag het, past het, welke grenzen</source>
        <translation>may it, does it fit, which limits</translation>
    </message>
    <message>
        <source>Advies</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>leefgeld rondkomen vrij te besteden</source>
        <translation>living money make ends meet free to spend</translation>
    </message>
    <message>
        <source>tekort overschot</source>
        <translation>shortage surplus</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>volledig</source>
        <translation>complete</translation>
    </message>
    <message>
        <source>niet volledig</source>
        <translation>not complete</translation>
    </message>
    <message>
        <source>naar het volgende of vorige veld</source>
        <translation>to the next or previous field</translation>
    </message>
    <message>
        <source>een veld, bedrag of begrip zoeken</source>
        <translation>search a field, amount or term</translation>
    </message>
    <message>
        <source>naar het volgende veld dat nog ingevuld moet worden</source>
        <translation>to the next field that must be filled in</translation>
    </message>
    <message>
        <source>naar het huishoudboekje, terug naar het formulier</source>
        <translation>to the budget, back to the form</translation>
    </message>
    <message>
        <source>meer velden openen of sluiten</source>
        <translation>open or close more fields</translation>
    </message>
    <message>
        <source>wat nu op de rekening komt, of waar recht op is</source>
        <translation>what comes into the account now, or what the household is entitled to</translation>
    </message>
    <message>
        <source>ongedaan maken, opnieuw</source>
        <translation>undo, redo</translation>
    </message>
    <message>
        <source>in het huishoudboekje: kopiëren als tekst</source>
        <translation>in the budget: copy as text</translation>
    </message>
    <message>
        <source>nieuw, openen</source>
        <translation>new, open</translation>
    </message>
    <message>
        <source>opslaan, opslaan als</source>
        <translation>save, save as</translation>
    </message>
    <message>
        <source>afdrukken voor de klant</source>
        <translation>print for the client</translation>
    </message>
    <message>
        <source>een heel complex doorrekenen</source>
        <translation>compute a whole complex</translation>
    </message>
    <message>
        <source>groter, kleiner, normale grootte</source>
        <translation>larger, smaller, normal size</translation>
    </message>
    <message>
        <source>presenteren aan de klant; Esc sluit</source>
        <translation>present to the client; Esc closes</translation>
    </message>
    <message>
        <source>handleiding</source>
        <translation>manual</translation>
    </message>
    <message>
        <source>afsluiten</source>
        <translation>quit</translation>
    </message>
    <message>
        <source>Leefbudget {version}

Wat heeft een huishouden om van te leven na huur en energie, is dat genoeg, en wat verandert een renovatie?

Tabellen van {since} tot en met {until}, nagekeken op {checked} ({ago}). Dit is een berekening, geen besluit: Dienst Toeslagen beslist.
Het programma werkt zonder internet en bewaart alleen wat u zelf opslaat.

Licentie: EUPL-1.2</source>
        <translation>Leefbudget {version}

What does a household have to live on after rent and energy, is that enough, and what does a renovation change?

Tables from {since} until {until}, checked on {checked} ({ago}). This is a computation, not a decision: Dienst Toeslagen decides.
The program works without the internet and keeps only what you save yourself.

Licence: EUPL-1.2</translation>
    </message>
    <message>
        <source>Invullen</source>
        <translation>Filling in</translation>
    </message>
    <message>
        <source>Het antwoord</source>
        <translation>The answer</translation>
    </message>
    <message>
        <source>Dossier en venster</source>
        <translation>Case and window</translation>
    </message>
    <message>
        <source>Peildatum van {since} tot en met {until}.</source>
        <translation>Reference date from {since} up to and including {until}.</translation>
    </message>
    <message>
        <source>Geldig tot en met {until}, gecontroleerd op {checked}.</source>
        <translation>Valid up to and including {until}, checked on {checked}.</translation>
    </message>
    <message>
        <source>{days} dagen geleden</source>
        <translation>{days} days ago</translation>
    </message>
    <message>
        <source>Controlegetal van het bestand: {hash}</source>
        <translation>Check sum of the file: {hash}</translation>
    </message>
    <message>
        <source>nog een inkomen, nog een inkomen van de partner</source>
        <translation>one more income, one more income of the partner</translation>
    </message>
    <message>
        <source>een inkomen van een kind</source>
        <translation>an income of a child</translation>
    </message>
    <message>
        <source>Alt + letter</source>
        <translation>Alt + a letter</translation>
    </message>
    <message>
        <source>naar het veld of menu met die onderstreepte letter</source>
        <translation>to the field or menu with that letter underlined</translation>
    </message>
    <message>
        <source>in het huishoudboekje: waarom is het dit bedrag?</source>
        <translation>in the household budget: why is it this amount?</translation>
    </message>
    <message>
        <source>Tabellenpakket: {name}.</source>
        <translation>Table pack: {name}.</translation>
    </message>
    <message>
        <source>vandaag</source>
        <translation>today</translation>
    </message>
    <message>
        <source>gisteren</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>Regelingen</source>
        <translation>Schemes</translation>
    </message>
    <message>
        <source>Tabellen en bronnen</source>
        <translation>Tables and sources</translation>
    </message>
    <message>
        <source>Normen</source>
        <translation>Norms</translation>
    </message>
    <message>
        <source>aangepast door de organisatie</source>
        <translation>changed by the organisation</translation>
    </message>
    <message>
        <source>Wat nog ontbreekt</source>
        <translation>What is still missing</translation>
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>Een hoge huur. Klopt dit bedrag per maand?</source>
        <translation>A high rent. Is this the amount per month?</translation>
    </message>
    <message>
        <source>De energie is hoger dan de huur. Klopt dat?</source>
        <translation>The energy is higher than the rent. Is that right?</translation>
    </message>
    <message>
        <source>Dit is ruim tien keer zo veel als bij de andere woning. Is het een bedrag per jaar?</source>
        <translation>This is over ten times that of the other home. Is it an amount per year?</translation>
    </message>
    <message>
        <source>De winst van het jaar, voor de aftrek voor ondernemers.</source>
        <translation>The profit of the year, before the deductions for entrepreneurs.</translation>
    </message>
    <message>
        <source>Wat de ex-partner betaalt.</source>
        <translation>What the former partner pays.</translation>
    </message>
    <message>
        <source>Wat er op de rekening komt.</source>
        <translation>What comes into the account.</translation>
    </message>
    <message>
        <source>Dat is minder dan de bijstandsnorm van {norm}.</source>
        <translation>That is less than the norm of assistance (bijstand) of {norm}.</translation>
    </message>
    <message>
        <source>Dit telt als AOW van de aanvrager: de partner is er nog te jong voor.</source>
        <translation>This counts as AOW of the applicant: the partner is still too young for it.</translation>
    </message>
    <message>
        <source>Dit telt als AOW van de partner: de aanvrager is er nog te jong voor.</source>
        <translation>This counts as AOW of the partner: the applicant is still too young for it.</translation>
    </message>
    <message>
        <source>Ja, dit is per maand</source>
        <translation>Yes, adjust to per month</translation>
    </message>
    <message>
        <source>Ja, dit is per jaar</source>
        <translation>Yes, adjust to per year</translation>
    </message>
    <message>
        <source>Vul het bijstandsbe&amp;drag in</source>
        <translation>Fill in the amo&amp;unt of assistance (bijstand)</translation>
    </message>
    <message>
        <source>Vul het AOW-be&amp;drag in</source>
        <translation>Fill in the amo&amp;unt of AOW</translation>
    </message>
    <message>
        <source>{amount} euro {period} = {net} netto per maand</source>
        <translation>{amount} euros {period} = {net} net per month</translation>
    </message>
    <message>
        <source>Dit telt als AOW van de aanvrager. Is de partner ook oud genoeg? Vul dat in bij Meer.</source>
        <translation>This counts as AOW of the applicant. Is the partner old enough too? Fill that in under More.</translation>
    </message>
    <message>
        <source>Dit telt als AOW van de partner. Is de aanvrager ook oud genoeg? Vul dat in bij Meer.</source>
        <translation>This counts as AOW of the partner. Is the applicant old enough too? Fill that in under More.</translation>
    </message>
    <message>
        <source>Samen {net} netto per maand: minder dan de bijstandsnorm van {norm}.</source>
        <translation>Together {net} net per month: less than the norm of assistance (bijstand) of {norm}.</translation>
    </message>
    <message>
        <source>Vul het bijstandsbe&amp;drag in ({amount} per maand)</source>
        <translation>Fill in the amo&amp;unt of assistance (bijstand) ({amount} per month)</translation>
    </message>
    <message>
        <source>Vul het AOW-be&amp;drag in ({amount} per maand)</source>
        <translation>Fill in the amo&amp;unt of AOW ({amount} per month)</translation>
    </message>
    <message>
        <source>Veel voor een maand. Is dit een bedrag per jaar?</source>
        <translation>Much for a month. Is this an amount per year?</translation>
    </message>
    <message>
        <source>{amount} op de rekening</source>
        <translation>{amount} in the account</translation>
    </message>
    <message>
        <source>{amount} vakantiegeld</source>
        <translation>{amount} holiday pay</translation>
    </message>
    <message>
        <source>Veel voor deze periode. Is dit een bedrag per jaar?</source>
        <translation>Much for this period. Is this an amount per year?</translation>
    </message>
    <message>
        <source>{amount} via de aanslag</source>
        <translation>{amount} through the tax assessment</translation>
    </message>
    <message>
        <source>{amount} te betalen met de aanslag</source>
        <translation>{amount} to be paid with the tax assessment</translation>
    </message>
    <message>
        <source>Weinig voor een jaar. Is dit een bedrag per maand?</source>
        <translation>Little for a year. Is this an amount per month?</translation>
    </message>
    <message>
        <source>Samen {net} netto per maand</source>
        <translation>Together {net} net per month</translation>
    </message>
    <message>
        <source>Samen {net} netto per maand, met {holiday} vakantiegeld</source>
        <translation>Together {net} net per month, with {holiday} holiday pay</translation>
    </message>
</context>
<context>
    <name>inputs</name>
    <message>
        <source>Dit zijn meer dan {most} tekens. Geef alleen het antwoord.</source>
        <translation>These are more than {most} characters. Give the answer only.</translation>
    </message>
    <message>
        <source>Hier staan meer cellen of regels. Geef er één.</source>
        <translation>There are several cells or lines here. Give one.</translation>
    </message>
    <message>
        <source>{amount} euro</source>
        <translation>{amount} euros</translation>
    </message>
</context>
<context>
    <name>manual_view</name>
    <message>
        <source>Handleiding</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Inhoud</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Bladzijde</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Voorbeelden</source>
        <translation>Exam&amp;ples</translation>
    </message>
    <message>
        <source>&amp;Tabellen</source>
        <translation>&amp;Tables</translation>
    </message>
    <message>
        <source>&amp;Wat is gedekt, en met welke bronnen</source>
        <translation>&amp;What is covered, with which sources</translation>
    </message>
    <message>
        <source>&amp;Bestand</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Complex</source>
        <translation>&amp;Complex</translation>
    </message>
    <message>
        <source>lijst bestand csv Excel woningen huishoudens</source>
        <translation>list file csv Excel dwellings households</translation>
    </message>
    <message>
        <source>Inkomen van de &amp;partner toevoegen</source>
        <translation>Add an income of the &amp;partner</translation>
    </message>
    <message>
        <source>Wat nu op de &amp;rekening komt</source>
        <translation>What comes into the a&amp;ccount now</translation>
    </message>
    <message>
        <source>Complex &amp;doorrekenen ...</source>
        <translation>Compute a comple&amp;x ...</translation>
    </message>
    <message>
        <source>Tabellen&amp;pakket openen ...</source>
        <translation>Open table &amp;pack ...</translation>
    </message>
    <message>
        <source>&amp;Laatste pakket weghalen</source>
        <translation>&amp;Remove the last pack</translation>
    </message>
    <message>
        <source>&amp;Nieuw</source>
        <translation>&amp;New</translation>
    </message>
    <message>
        <source>&amp;Openen ...</source>
        <translation>&amp;Open ...</translation>
    </message>
    <message>
        <source>Op&amp;slaan</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Opslaan &amp;als ...</source>
        <translation>Save &amp;as ...</translation>
    </message>
    <message>
        <source>Opslaan met wacht&amp;woord ...</source>
        <translation>Save with a pass&amp;word ...</translation>
    </message>
    <message>
        <source>&amp;Invoer bewaren als concept ...</source>
        <translation>Keep the &amp;input as a draft ...</translation>
    </message>
    <message>
        <source>nieuwe klant</source>
        <translation>new client</translation>
    </message>
    <message>
        <source>bestand Excel</source>
        <translation>file Excel</translation>
    </message>
    <message>
        <source>bewaren Excel werkboek</source>
        <translation>keep Excel workbook</translation>
    </message>
    <message>
        <source>exporteren Excel</source>
        <translation>export Excel</translation>
    </message>
    <message>
        <source>beveiligen</source>
        <translation>protect</translation>
    </message>
    <message>
        <source>brief printen</source>
        <translation>letter print</translation>
    </message>
    <message>
        <source>leegmaken</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>lettergrootte</source>
        <translation>size of type</translation>
    </message>
    <message>
        <source>hulp uitleg donker kleuren contrast</source>
        <translation>help explanation dark colours contrast</translation>
    </message>
    <message>
        <source>taal Engels Nederlands</source>
        <translation>language English Dutch</translation>
    </message>
    <message>
        <source>Afdrukken voor de &amp;klant ...</source>
        <translation>Print for the &amp;client ...</translation>
    </message>
    <message>
        <source>Opslaan als &amp;PDF ...</source>
        <translation>Save as &amp;PDF ...</translation>
    </message>
    <message>
        <source>Brief in het &amp;Engels</source>
        <translation>Letter in &amp;English</translation>
    </message>
    <message>
        <source>&amp;Afdrukken ...</source>
        <translation>&amp;Print ...</translation>
    </message>
    <message>
        <source>Wis &amp;formulier</source>
        <translation>Wipe the &amp;form</translation>
    </message>
    <message>
        <source>Afsl&amp;uiten</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>Inkomen van een &amp;kind toevoegen</source>
        <translation>Add an income of a &amp;child</translation>
    </message>
    <message>
        <source>&amp;Handleiding</source>
        <translation>&amp;Manual</translation>
    </message>
    <message>
        <source>Be&amp;werken</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Ongedaan maken</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Tabel kopiëren als tekst</source>
        <translation>Copy the &amp;table as text</translation>
    </message>
    <message>
        <source>B&amp;eeld</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>Op&amp;nieuw</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Inkomen toevoegen</source>
        <translation>Add an &amp;income</translation>
    </message>
    <message>
        <source>&amp;Groter</source>
        <translation>&amp;Larger</translation>
    </message>
    <message>
        <source>&amp;Kleiner</source>
        <translation>&amp;Smaller</translation>
    </message>
    <message>
        <source>&amp;Normale grootte</source>
        <translation>&amp;Normal size</translation>
    </message>
    <message>
        <source>&amp;Zoeken</source>
        <translation>&amp;Search</translation>
    </message>
    <message>
        <source>&amp;Meer velden openen of sluiten</source>
        <translation>Open or close &amp;more fields</translation>
    </message>
    <message>
        <source>Naar het &amp;huishoudboekje</source>
        <translation>To the &amp;budget</translation>
    </message>
    <message>
        <source>Naar het &amp;formulier</source>
        <translation>To the &amp;form</translation>
    </message>
    <message>
        <source>&amp;Presenteren aan de klant</source>
        <translation>&amp;Present to the client</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Rondleiding in vier stappen</source>
        <translation>&amp;Tour in four steps</translation>
    </message>
    <message>
        <source>&amp;Sneltoetsen</source>
        <translation>&amp;Keys</translation>
    </message>
    <message>
        <source>&amp;Taal (Language)</source>
        <translation>L&amp;anguage (Taal)</translation>
    </message>
    <message>
        <source>&amp;Over Leefbudget</source>
        <translation>&amp;About Leefbudget</translation>
    </message>
    <message>
        <source>De &amp;bijlage als tabel</source>
        <translation>The &amp;appendix as a table</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>Afdrukken voor de klant</source>
        <translation>Print for the client</translation>
    </message>
    <message>
        <source>De printer neemt de bladzijde niet aan.</source>
        <translation>The printer does not accept the page.</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>{reason}

Toch vervangen? Wat daar niet is opgeslagen gaat verloren.</source>
        <translation>{reason}

Replace it all the same? What was not saved there will be lost.</translation>
    </message>
    <message>
        <source>Geval openen</source>
        <translation>Open a case</translation>
    </message>
    <message>
        <source>Gevallen (*.xlsx *.json)</source>
        <translation>Cases (*.xlsx *.json)</translation>
    </message>
    <message>
        <source>Map:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Bestandstype:</source>
        <translation>File type:</translation>
    </message>
    <message>
        <source>&amp;Vervangen</source>
        <translation>&amp;Replace</translation>
    </message>
    <message>
        <source>&amp;Annuleren</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Open in een ander programma</source>
        <translation>Open in another program</translation>
    </message>
    <message>
        <source>Niet opgeslagen</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>&amp;Nogmaals proberen</source>
        <translation>&amp;Try again</translation>
    </message>
    <message>
        <source>&amp;Opslaan als ...</source>
        <translation>&amp;Save as ...</translation>
    </message>
    <message>
        <source>Opslaan als Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>Excel-werkboek (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Opslaan als PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>PDF-document (*.pdf)</source>
        <translation>PDF document (*.pdf)</translation>
    </message>
    <message>
        <source>Invoer bewaren</source>
        <translation>Keep the input</translation>
    </message>
    <message>
        <source>Concept van Leefbudget (*.json)</source>
        <translation>Leefbudget draft (*.json)</translation>
    </message>
    <message>
        <source>Niet overgenomen, want vast in het werkboek; verander dit in Leefbudget:</source>
        <translation>Not taken over, because it is fixed in the workbook; change this in Leefbudget:</translation>
    </message>
    <message>
        <source>Het bestand {name} kan niet worden gelezen: {why}.</source>
        <translation>The file {name} cannot be read: {why}.</translation>
    </message>
    <message>
        <source>Het dossier kan met de tabellen van nu niet meer worden nagerekend.</source>
        <translation>With the tables of now the case file can no longer be recomputed.</translation>
    </message>
</context>
</TS>
