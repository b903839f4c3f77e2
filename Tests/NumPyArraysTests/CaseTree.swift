import Foundation

/// The expression of a case: JSON as it stands in the file.
struct CaseTree {
    let json: Any

    /// What the tree is called, `op`, `get` and so on.
    var kind: String { text(0) }
    var items: [CaseTree] { (json as? [Any] ?? []).map { CaseTree(json: $0) } }

    subscript(_ place: Int) -> CaseTree {
        let all = json as? [Any] ?? []
        return CaseTree(json: all.indices.contains(place) ? all[place] : NSNull())
    }

    func text(_ place: Int) -> String { self[place].json as? String ?? "" }
    var isNull: Bool { json is NSNull }
    var integer: Int? { isNull ? nil : json as? Int }
    var double: Double? { isNull ? nil : json as? Double }
    var flag: Bool { json as? Bool ?? false }
    /// A number alone, or a list of them; nil for null.
    var integers: [Int]? {
        if isNull { return nil }
        return (json as? [Any]).map { $0.compactMap { $0 as? Int } } ?? integer.map { [$0] }
    }
    var fields: [String: CaseTree] {
        (json as? [String: Any] ?? [:]).mapValues { CaseTree(json: $0) }
    }
}

/// A line of the file: an expression, and what NumPy prints for it.
struct NumPyCase {
    let line: String
    let tree: CaseTree
    let text: String?
    let representation: String?
    let error: String?
    let warnings: [String]
    /// The last digits depend on the machine that NumPy ran on.
    let isClose: Bool

    init?(_ line: Substring) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
            let fields = object as? [String: Any], let tree = fields["e"]
        else { return nil }
        self.line = String(line)
        self.tree = CaseTree(json: tree)
        text = fields["str"] as? String
        representation = fields["repr"] as? String
        error = fields["error"] as? String
        isClose = fields["close"] as? Bool ?? false
        warnings = fields["warnings"] as? [String] ?? []
    }
}
