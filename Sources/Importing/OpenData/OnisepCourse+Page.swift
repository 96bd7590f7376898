extension OnisepCourse {
    static func pages(_ courses: [OnisepCourse], terms: ImportTerms) -> [OpenDataPage] {
        var names = NameBook()
        var pages = courses.map { course in
            let id = OnisepID.page(course.id)
            let shown = CourseName(course.name)
            let name = names.takeMain(shown.text, qualifier: course.registerNumber ?? course.id, for: id)
            return OpenDataPage(
                id: id, kind: "curriculum", name: FrenchName(name: name, isFeminine: shown.isFeminine),
                reviewBy: terms.reviewBy)
        }
        for (index, course) in courses.enumerated() {
            pages[index].also = names.takeAliases(course.aliases(of: pages[index].name.name), for: pages[index].id)
            course.tell(on: &pages[index])
        }
        return pages
    }

    /// Other ways to say the name: "BTS SIO", "licence professionnelle …", "master …" for "master mention …".
    private func aliases(of name: String) -> [String] {
        var found: [String] = []
        if !shortType.isEmpty, acronym.count > 1, !type.contains("ingénieur") {
            found.append("\(shortType) \(acronym)")
        }
        if type == "brevet de technicien supérieur", acronym.count > 1 { found.append("BTS \(acronym)") }
        for (start, others) in CourseName.starts where name.hasPrefix(start) {
            found += others.map { $0 + name.dropFirst(start.count) }
        }
        found.append(Words.withoutTrailingNote(name))
        return found
    }

    private func tell(on page: inout OpenDataPage) {
        let source = OnisepImporter.coursesSource
        let name = page.name
        var parts: [String] = []
        if !type.isEmpty { parts.append("de type « \(type) »") }
        if let level = OnisepJob.level(level) { parts.append("niveau à la sortie : \(level)") }
        if certification.hasPrefix("niveau") {
            parts.append("certification de \(certification.replacing("bac + ", with: "bac+"))")
        }
        if let registerNumber { parts.append("fiche \(registerNumber)") }
        page.say(
            .overview, "\(Words.sentence(name.definite)), selon l'Onisep : \(parts.joined(separator: " ; ")).", source)
        if !natures.isEmpty {
            page.say(.overview, "Reconnaissance \(name.of) : \(Words.some(natures, most: 4)).", source)
        }
        if url.hasPrefix("http") { page.say(.overview, "Page officielle : \(url)", source) }
        let subjects = fields + domains
        if !subjects.isEmpty { page.say(.programme, "Domaines étudiés : \(Words.some(subjects, most: 6)).", source) }
        if !options.isEmpty { page.say(.programme, "Parcours ou options : \(Words.some(options, most: 8)).", source) }
        if let duration {
            page.figures.append(
                OpenDataPage.FigureLine(
                    measure: "duration", minimum: duration.count, maximum: duration.count, unit: duration.unit,
                    source: source))
        }
        if !length.isEmpty { page.say(.length, "Durée \(name.of) : \(length), selon l'Onisep.", source) }
        if !jobs.isEmpty {
            page.say(.outcomes, "Métiers auxquels prépare \(name.definite) : \(Words.some(jobs, most: 8)).", source)
        }
        if !next.isEmpty { page.say(.outcomes, "Suites d'études possibles : \(Words.some(next, most: 5)).", source) }
        page.absent = [("others", "Les données ouvertes de l'Onisep ne le disent pas sous une forme reprise ici.")]
    }
}
