internal import FoundationEssentials

/// The domains of each fiche métier, out of Onisep's list of jobs in JSON.
struct OnisepDomains {
    private struct Row: Decodable {
        let page: String
        let domains: String?

        enum CodingKeys: String, CodingKey {
            case page = "lien_site_onisepfr"
            case domains = "domainesous-domaine"
        }
    }

    /// `MET.12` → "informatique et réseaux (informatique)".
    private let found: [String: [String]]

    /// - Throws: `ImportError`.
    init(_ file: OpenDataFile) throws(ImportError) {
        let text = try InputText.check(file.bytes, path: file.path)
        let rows: [Row]
        do { rows = try JSONDecoder().decode([Row].self, from: Data(text)) } catch let error as DecodingError {
            throw Self.problem(error, path: file.path)
        } catch {
            throw ImportError(
                .malformed, path: file.path, message: "expected JSON, found something else",
                remedy: "download the file again")
        }
        var found: [String: [String]] = [:]
        for row in rows {
            guard let id = row.page.split(separator: "/").last, id.hasPrefix("MET.") else { continue }
            var list = found[String(id)] ?? []
            for part in (row.domains ?? "").split(separator: "|") {
                let names = part.split(separator: "/", maxSplits: 1).map { Words.tidy(String($0)) }
                guard let domain = names.first, !domain.isEmpty else { continue }
                let text = names.count > 1 && names[1] != domain ? "\(domain) (\(names[1]))" : domain
                if !list.contains(text) { list.append(text) }
            }
            found[String(id)] = list
        }
        guard !found.isEmpty else {
            throw ImportError(
                .unexpectedShape, path: file.path,
                message: "expected links to fiches such as …/slug/MET.12, found none",
                remedy: "name Onisep's list of jobs, ideo_metiers….json")
        }
        self.found = found
    }

    func domains(of id: String) -> [String] { found[id] ?? [] }

    private static func problem(_ error: DecodingError, path: String) -> ImportError {
        if case .dataCorrupted = error {
            return ImportError(
                .malformed, path: path, message: "expected well-formed JSON, found a mistake",
                remedy: "download the file again")
        }
        return ImportError(
            .unexpectedShape, path: path,
            message: "expected a list of jobs with “lien_site_onisepfr”, found another shape",
            remedy: "name Onisep's list of jobs, ideo_metiers….json")
    }
}
