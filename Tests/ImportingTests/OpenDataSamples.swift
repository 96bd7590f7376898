import Figures
import Foundation
import Importing
import Knowledge
import Testing

/// Small data sets in the shape of the published ones, with professions that nobody has.
enum OpenDataSamples {
    static let appellations = """
        "code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome","transition_eco",\
        "transition_num","transition_demo","emploi_reglemente","emploi_cadre","classification","origine","code_rome_parent","peu_usite"
        "1","Dompteur / Dompteuse de nuages","Dompteur(se) de nuages","A1901","Emploi Vert","O","","O","","PRINCIPALE","","A1101","N"
        "2","Berger / Bergère de brume","Berger de brume","A1901","Emploi Blanc","","","","","SYNONYME","","A1101","N"
        "3","Carrier / Carrière","Carrier","A1902","","","","","O","PRINCIPALE","","A1902","N"
        "4","Dompteur / Dompteuse de nuages","Dompteur","A1902","","","","","","SYNONYME","","A1902","N"
        "5","Ingénieur / Ingénieure en Arcs-en-ciel (AEC)","Ingénieur AEC","M1999","","","","","","PRINCIPALE","","M1805","N"
        "6","Sage-femme volante","Sage-femme volante","J1999","","","","","","PRINCIPALE","","J1999","N"

        """
    static let market = """
        title,code_rome,salaire_median_annuel,niveau_education,nombre_demandeurs,nombre_offres,tension_pct,tension_desc,description
        Dompteur / Dompteuse de nuages,A1901,27228,Bac+2 (BTS/DUT),3330,12980,4,Favorable,"Prose, with a comma
        and a line end"
        Carrier / Carrière,A1902,,,,,,,
        Sage-femme volante,J1999,99999,Bac+5 (Master/Ingénieur),10,20,3,Neutre,x

        """
    static let jobs = """
        <?xml version="1.0" encoding="UTF-8"?><metiers xmlns:exsl="http://exslt.org/common">
          <metier><identifiant>MET.1</identifiant><nom_metier>dompteur/euse de nuages</nom_metier>
            <libelle_feminin>dompteuse de nuages</libelle_feminin><libelle_masculin>dompteur de nuages</libelle_masculin>
            <synonymes><synonyme>
              <libelle_feminin>bergère de brume</libelle_feminin><libelle_masculin>berger de brume</libelle_masculin></synonyme></synonymes>
            <romesV3><romeV3>A1901</romeV3></romesV3>
            <competences><![CDATA[<p>Prose that must not be carried over.</p>]]></competences>
            <vie_professionnelle><![CDATA[<h3>Salaire</h3>
              <h5>Salaire du débutant</h5><p>De 2300 à 2500 euros brut par mois.</p><h3>Suite</h3>]]></vie_professionnelle>
            <statuts><statut><libelle>salarié</libelle></statut><statut><libelle>artisan</libelle></statut></statuts>
            <metiers_associes><metier_associe><id>MET.2</id><libelle>polisseur/euse de lune</libelle></metier_associe></metiers_associes>
            <niveau_acces_min><libelle>Bac + 5</libelle></niveau_acces_min>
            <formations_min_requise><formation_min_requise><libelle>BTS nuages</libelle></formation_min_requise></formations_min_requise>
            <secteurs_activite><secteur_activite><libelle>Ciel &amp; terre</libelle></secteur_activite></secteurs_activite>
            <centres_interet><centre_interet><libelle>j'aime le vent</libelle></centre_interet></centres_interet></metier>
          <metier><identifiant>MET.2</identifiant><nom_metier>polisseur/euse de lune</nom_metier>
            <libelle_feminin>polisseuse de lune</libelle_feminin><libelle_masculin>polisseur de lune</libelle_masculin>
            <synonymes/><romesV3/><vie_professionnelle/><niveau_acces_min><libelle>autre formation</libelle></niveau_acces_min></metier>
        </metiers>
        """
    static let courses = """
        <?xml version="1.0" encoding="UTF-8"?><formations>
          <formation><identifiant>FOR.7</identifiant><libelle_complet>BTS nuages et brumes</libelle_complet><sigle>NB</sigle>
            <type_Formation>
              <type_formation_sigle>BTS</type_formation_sigle>
              <type_formation_libelle>brevet de technicien supérieur</type_formation_libelle></type_Formation>
            <duree_formation>2 ans</duree_formation><url>https://www.francecompetences.fr/recherche/rncp/12345/</url>
            <niveau_certification>niveau 5 (bac + 2)</niveau_certification><niveau_etudes><libelle>Bac + 2</libelle></niveau_etudes>
            <metiers_formation><metier><libelle_masculin>dompteur de nuages</libelle_masculin></metier></metiers_formation></formation>
          <formation><identifiant>FOR.8</identifiant>
            <libelle_complet>dompteur de nuages</libelle_complet><duree_formation>un été</duree_formation></formation>
          <formation><identifiant>FOR.9</identifiant><libelle_complet>dompteur de nuages</libelle_complet>
            <url>https://www.francecompetences.fr/recherche/rncp/777</url></formation>
        </formations>
        """
    static let domains = """
        [{"lien_site_onisepfr": "https://www.onisep.fr/http/redirection/metier/slug/MET.1",
          "domainesous-domaine": "ciel/nuages| terre/brume"}]
        """
    static let escoFrench = """
        conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description
        Occupation,http://data.europa.eu/esco/occupation/aaaa1111-0,4132,opérateur de nuages/opératrice de nuages,"dompteur de nuages
        dompteuse de nuages",
        Occupation,http://data.europa.eu/esco/occupation/bbbb2222-0,2511,carrier/carrière de lune,,

        """
    static let escoEnglish = """
        conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description,code
        Occupation,http://data.europa.eu/esco/occupation/aaaa1111-0,4132,cloud clerk,"data steward
        cloud clerks
        cloud tamer",released,Prose,4132.1
        Occupation,http://data.europa.eu/esco/occupation/cccc3333-0,2511,moon polisher,,released,Prose,2511.77

        """
    static let parcoursup = """
        "Statut de l’etablissement de la filiere de formation (public, prive…)",\
        Code UAI de l etablissement,etablissement,Region de l’etablissement,Filiere de formation,Coordonnées GPS de la formation
        Public,001A,Lycee A,Ile de France,BTS   Services   Nuages et acces a l eau,"48, 2"
        Prive hors contrat,002B,Lycee B,Bretagne,BTS   Services   Nuages et acces a l eau,"48, 2"
        Public,003C,Universite C,Bretagne,Licence   Brume   Parcours Rosee,"48, 2"
        Public,003C,Universite C,Bretagne,Licence   Brume   Parcours Givre,"48, 2"

        """
    static let masters = """
        Année de la campagne de recueil des informations;Code UAI de l’établissement accrédité;Domaine(s) de la mention de master;\
        Intitulé de la mention de master;Mention ouverte ou non ouverte;\
        Inscription des étudiants effectuée ou non par l’établissement dans la mention;\
        Modalités d’enseignement de la mention;Capacité d’accueil limitée au 1er semestre;\
        Licences conseillées pour suivre la formation de la mention
        2020;001;SCIENCES;Nuages;1;;Formation initiale;99;Physique
        2021;001;SCIENCES;Nuages;1;;Formation initiale,Alternance;30;Physique
        2021;002;SCIENCES;NUAGES;1;1;Formation initiale;12;Physique
        2021;003;SCIENCES;Nuages;1;0;Formation initiale;12;Physique
        2021;004;ARTS;Brumes;0;;Formation initiale;12;

        """

    static let terms: ImportTerms = {
        guard let day = Day(year: 2027, month: 6, day: 30) else { preconditionFailure("a day that exists") }
        return ImportTerms(reviewBy: day, date: PublicationDate("2024-06-25"))
    }()

    static func file(_ name: String, _ text: String) -> OpenDataFile {
        OpenDataFile(path: name, bytes: Array(text.utf8))
    }

    /// What the loader makes of the files beside the shipped schema.
    static func load(_ imported: Imported) -> KnowledgeBaseLoader.Result {
        KnowledgeBaseLoader().load(files: shipped + imported.files.map { KnowledgeFile(path: $0.path, text: $0.text) })
    }

    /// The shipped schema and the names of levels and places.
    private static let shipped: [KnowledgeFile] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return ["schema.yaml", "lexicon/names.yaml"].compactMap { path in
            (try? Data(contentsOf: root.appending(path: "KnowledgeBase/" + path))).map {
                KnowledgeFile(path: path, bytes: Array($0))
            }
        }
    }()

    /// The text of a page; empty, and a failure, when there is none.
    static func page(_ path: String, of imported: Imported) -> String {
        let found = imported.files.first { $0.path == path }
        if found == nil { Issue.record("no page \(path) among \(imported.files.map(\.path))") }
        return found?.text ?? ""
    }
}
