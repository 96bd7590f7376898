import Knowledge
import Testing

@Suite struct EntityNameTests {
    @Test(
        "French elides before a vowel and before a mute h",
        arguments: [
            ("ingénieur machine learning", true), ("architecte", true), ("éthicien de l'IA", true), ("École 42", true),
            ("data scientist", false), ("yaourt", false), ("hydrologue", true), ("hacker éthique", false),
            ("œnologue", true),
            ("", false), ("3D artist", false),
        ])
    func elision(name: String, elides: Bool) {
        #expect(EntityName.defaultElision(of: name) == elides)
    }

    @Test(
        "English takes “an” before a vowel that is heard",
        arguments: [
            ("machine learning engineer", "a machine learning engineer"), ("AI engineer", "an AI engineer"),
            ("ML engineer", "an ML engineer"), ("UX designer", "a UX designer"), ("engineer", "an engineer"),
            ("university", "a university"), ("European degree", "a European degree"), ("BI analyst", "a BI analyst"),
            ("SQL developer", "an SQL developer"),  // spelled letter by letter; "sequel" would take "a"
            ("data scientist", "a data scientist"), ("", ""),
        ])
    func article(name: String, expected: String) {
        #expect(EntityName.defaultArticle(of: name) == expected)
    }

    @Test(
        "A publication date is as precise as the page",
        arguments: [
            ("2020", true), ("2020-07", true), ("2020-07-28", true), ("2020-7", false), ("2020-02-30", false),
            ("", false),
            ("20200728", false), ("2020-", false), ("202O", false),
        ])
    func date(text: String, isDate: Bool) {
        #expect(PublicationDate(text)?.description == (isDate ? text : nil))
    }
}
