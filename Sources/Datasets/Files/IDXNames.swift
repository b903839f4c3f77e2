import Files

/// The four files of a set of pictures, by what their names say.
enum IDXNames {
    /// What a name says of a file.
    private struct Role: Hashable {
        var isTest: Bool
        var isLabels: Bool
    }

    private static let roles = [
        Role(isTest: false, isLabels: false), Role(isTest: false, isLabels: true),
        Role(isTest: true, isLabels: false), Role(isTest: true, isLabels: true),
    ]

    /// The paths of the pictures and labels to learn from, then of those to test on; of what is not
    /// there, where it should be.
    ///
    /// - Throws: `severalSets` where the names of more than one set fit.
    static func paths(in folder: String, set: String) throws(DatasetError) -> [String] {
        let usual = IDXFolder.names.map { IDXFolder.path(of: $0, in: folder) }
        if set.isEmpty, usual.contains(where: exists) { return usual }
        let names = fileNames(in: folder).filter { set.isEmpty || $0.contains(set) }
        let found = Dictionary(grouping: names.sorted(), by: role(of:))
        for role in roles where stems(found[role] ?? []).count > 1 {
            throw .severalSets(folder: folder, names: stems(found[role] ?? []))
        }
        return zip(roles, usual).map { role, path in
            found[role]?.first.map { folder + "/" + $0 } ?? path
        }
    }

    /// Nil for what is no such file.
    private static func role(of name: String) -> Role? {
        let lower = name.lowercased()
        guard lower.contains("ubyte") || lower.contains("idx") else { return nil }
        let isLabels = lower.contains("label")
        guard isLabels || lower.contains("image") else { return nil }
        let isTest = lower.contains("t10k") || lower.contains("test")
        guard isTest || lower.contains("train") else { return nil }
        return Role(isTest: isTest, isLabels: isLabels)
    }

    /// Names without `.gz`: a file may be there packed and plain.
    private static func stems(_ names: [String]) -> [String] {
        Set(names.map { $0.hasSuffix(".gz") ? String($0.dropLast(3)) : $0 }).sorted()
    }
}
