internal import Identifiers

extension FacetCues {
    /// The words of articles about professions and courses of study, in French and English.
    public static let careers = FacetCues([
        Cue(FacetID(trusted: "salary"), [
            "salaire", "salaires", "remuneration", "remunerations", "remunere", "gagne", "gagner", "paye", "brut", "net",
            "salary", "salaries", "earn", "earns", "pay", "gross", "wage",
        ], weight: 3, needs: .money),
        Cue(FacetID(trusted: "salary"), ["salaire", "salaires", "remuneration", "remunerations", "salary", "salaries"], weight: 2),
        Cue(FacetID(trusted: "cost"), [
            "frais", "cout", "coute", "tarif", "tarifs", "scolarite", "tuition", "fees", "costs",
        ], weight: 3, needs: .money),
        Cue(FacetID(trusted: "market"), [
            "offres d emploi", "marche de l emploi", "marche du travail", "job offers", "job market", "job openings", "postes a pourvoir",
            "recruteurs", "penurie", "en tension", "demande de profils", "hiring",
        ], weight: 3),
        Cue(FacetID(trusted: "market"), [
            "offres", "demande", "emplois", "recrutements", "demand", "offers", "openings",
        ], weight: 1.5, needs: .number),
        Cue(FacetID(trusted: "market"), [
            "embauche", "recrutent", "recrute", "debouches", "plein essor", "en vogue", "recherches", "attractif",
        ], weight: 1),
        Cue(FacetID(trusted: "tools"), [
            "python", "java", "sql", "nosql", "tensorflow", "pytorch", "scikit", "javascript", "spark", "hadoop", "docker",
            "kubernetes", "git", "excel", "power bi", "tableau", "aws", "azure", "langages", "langages de programmation",
            "frameworks", "programming languages", "languages", "libraries", "bibliotheques",
        ], weight: 1.5),
        Cue(FacetID(trusted: "tools"), ["ses outils", "les outils", "outils utilises", "its tools", "tools used"], weight: 3),
        Cue(FacetID(trusted: "skills"), [
            "competences", "competence", "maitriser", "maitrise", "savoir faire", "connaissances", "mathematiques", "statistiques",
            "skills", "skill", "knowledge of", "master", "proficient",
        ], weight: 1.5),
        Cue(FacetID(trusted: "qualities"), [
            "rigueur", "curiosite", "curieux", "rigoureux", "autonomie", "esprit d equipe", "creativite", "qualites", "sens de",
            "curious", "rigorous", "teamwork", "soft skills", "communication",
        ], weight: 1.5),
        Cue(FacetID(trusted: "studies"), [
            "bac", "master", "masters", "bachelor", "bachelors", "licence", "diplome", "diplomes", "formation", "formations", "ecole",
            "ecoles", "cursus", "etudes", "universite", "degree", "degrees", "studies", "university", "school", "course",
        ], weight: 1.5),
        Cue(FacetID(trusted: "studies"), [
            "bac 2", "bac 3", "bac 4", "bac 5", "bac 8", "formation specialisee", "formations specialisees", "plusieurs parcours",
            "niveau bac", "bachelor s", "master s", "phd", "doctorat",
        ], weight: 3),
        Cue(FacetID(trusted: "studies"), [
            "enseignements", "etudiant", "etudiants", "student", "students", "specialisation",
        ], weight: 1.5),
        Cue(FacetID(trusted: "career"), [
            "evoluer", "evolution", "evolutions", "apres quelques annees", "perspectives", "devenir lead", "promotion", "career path",
            "progress to", "move into", "plus tard", "senior",
        ], weight: 1.5),
        Cue(FacetID(trusted: "sectors"), [
            "secteurs", "secteur d activite", "secteurs d activite", "entreprises", "banque", "sante", "industrie", "start up",
            "start ups", "laboratoires", "esn", "assurance", "sectors", "industries", "employers", "companies",
            "healthcare", "banking", "finance",
        ], weight: 1),
        Cue(FacetID(trusted: "sectors"), [
            "secteurs d activite", "secteurs varies", "domaines d application", "types d entreprises", "kinds of companies",
            "range of industries", "many sectors",
        ], weight: 3),
        Cue(FacetID(trusted: "day"), ["au quotidien", "une journee", "journee type", "day to day", "typical day"], weight: 3),
        Cue(FacetID(trusted: "difference"), [
            "se distingue", "difference", "contrairement", "a la difference", "assimilee", "assimile", "confondu", "confondue", "unlike",
            "differs", "differ", "confused with", "whereas", "la ou le",
        ], weight: 3),
        Cue(FacetID(trusted: "balance"), [
            "avantages", "inconvenients", "points forts", "pros", "cons", "drawbacks", "advantages",
        ], weight: 2),
        Cue(FacetID(trusted: "codes"), ["code rome", "fiche rome", "esco", "isco"], weight: 3),
        Cue(FacetID(trusted: "apprenticeship"), [
            "alternance", "apprentissage en entreprise", "apprenti", "apprentice", "apprenticeship",
            "work study",
        ], weight: 3),
        Cue(FacetID(trusted: "admission"), [
            "parcoursup", "mon master", "concours", "dossier de candidature", "admission",
            "admissions", "entry requirements",
        ], weight: 2),
        Cue(FacetID(trusted: "length"), ["dure", "duree", "lasts", "duration", "semestres", "semesters"], weight: 2, needs: .number),
        Cue(FacetID(trusted: "outcomes"), [
            "debouches", "apres la formation", "insertion professionnelle", "career outcomes",
            "graduates",
        ], weight: 2),
    ])
}
