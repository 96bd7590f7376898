/// Under which path a sheet is found.
public enum SheetKind: String, Sendable, Hashable, CaseIterable {
    /// The main kind of the knowledge base, the roles: `/metiers/{id}`.
    case role = "metiers"
    /// Courses, schools, notions: `/fiches/{id}`.
    case other = "fiches"
}
