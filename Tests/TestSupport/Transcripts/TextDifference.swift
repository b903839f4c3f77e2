/// The lines in which two texts differ, to be read by who changed a sentence.
///
/// `- ` stands before a line that was recorded, `+ ` before one that is said now; of what is the same
/// two lines are shown around each change.
public struct TextDifference: CustomStringConvertible {
    private enum Line: Equatable {
        case same(String)
        case recorded(String)
        case said(String)
    }

    private let lines: [Line]

    public init(recorded: String, said: String) {
        let (before, after) = (Self.lines(of: recorded), Self.lines(of: said))
        lines = pairs(before, after).map { pair in
            switch pair {
            case (_?, let index?): .same(after[index])
            case (let index?, nil): .recorded(before[index])
            case (nil, let index): .said(index.map { after[$0] } ?? "")
            }
        }
    }

    public var description: String {
        let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
        let shown = Set(changed.flatMap { ($0 - 2)...($0 + 2) })
        var result: [String] = []
        for (index, line) in lines.enumerated() {
            guard shown.contains(index) else {
                if result.last != "  …" { result.append("  …") }
                continue
            }
            switch line {
            case .same(let text): result.append("  " + text)
            case .recorded(let text): result.append("- " + text)
            case .said(let text): result.append("+ " + text)
            }
        }
        return result.joined(separator: "\n")
    }

    /// The lines of a text, with what cannot be seen as an escape.
    private static func lines(of text: String) -> [String] {
        Escapes(hashes: 0, keepsLines: true).escaped(text)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

/// Two lists beside each other: the places of what is the same in both, and, alone, those of what is
/// only in one, what is only in the first before what is only in the second.
public func pairs<Item: Hashable>(
    _ before: [Item], _ after: [Item]
) -> [(before: Int?, after: Int?)] {
    var (removed, inserted) = (Set<Int>(), Set<Int>())
    for change in after.difference(from: before) {
        switch change {
        case .remove(let place, _, _): removed.insert(place)
        case .insert(let place, _, _): inserted.insert(place)
        }
    }
    var result: [(before: Int?, after: Int?)] = []
    var place = 0
    func passRemoved() {
        while removed.contains(place) {
            result.append((place, nil))
            place += 1
        }
    }
    for index in after.indices {
        passRemoved()
        if inserted.contains(index) {
            result.append((nil, index))
        } else {
            result.append((place, index))
            place += 1
        }
    }
    passRemoved()
    return result
}
