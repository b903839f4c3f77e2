import Diagnostics
import Foundation
import PythonSyntax
import TestSupport
import Testing

/// Programs with pieces taken out, put in and swapped: no crash, every place within the text, and
/// nothing taken that CPython refuses nor refused that it takes.
@Suite struct MutationTests {
    /// Ends where the grammar looks: words, signs, white space, the beginnings of lines.
    private static func pieces(of program: String) -> [Substring] {
        program.matches(of: /\n[ \t]*|\w+|[ \t]+|[^\w\s]/).map(\.output)
    }

    private static let programs = PythonFixtures.right + PythonFixtures.wrong
    private static let cut = programs.map(pieces)
    private static let strange: [Substring] = [
        "\u{0}", "\u{7}", "\r", "\t", "\u{c}", "“", "한", "👩‍👩‍👧", "\u{301}", "\\", "\u{a0}", "é",
    ]
    private static let all: [Substring] = cut.joined() + strange

    private static func mutated(_ random: inout MutationRandom) -> String {
        var pieces = cut[random.next(cut.count)]
        if random.next(10) < 3 {
            pieces.append((["\n", "; ", " ", "\n    "] as [Substring])[random.next(4)])
            pieces += cut[random.next(cut.count)]
        }
        for _ in 0...random.next(3) where !pieces.isEmpty {
            let place = random.next(pieces.count)
            switch random.next(4) {
            case 0: pieces.remove(at: place)
            case 1: pieces[place] = all[random.next(all.count)]
            case 2: pieces.insert(all[random.next(all.count)], at: place)
            default: pieces.swapAt(place, random.next(pieces.count))
            }
        }
        return pieces.joined()
    }

    @Test func noTextIsTooStrange() {
        var random = MutationRandom(state: 1)
        for _ in 0..<LivePython.mutations {
            let program = Self.mutated(&random)
            do throws(Diagnostic) {
                _ = try PythonParser.parse(program)
            } catch {
                expectInside(error, program)
            }
            if case .wrong(let error) = PythonParser.completeness(of: program) {
                expectInside(error, program)
            }
        }
    }

    private func expectInside(_ error: Diagnostic, _ program: String) {
        let text = program.replacingOccurrences(of: "\r\n", with: "\n")
        let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) {
            $0 == "\n" || $0 == "\r"
        }
        guard let span = error.span, (1...lines.count).contains(span.line) else {
            Issue.record("no place in \(program.debugDescription): \(error)")
            return
        }
        let length = String(lines[span.line - 1]).count
        let isInside =
            (1...length + 1).contains(span.column)
            && span.column + span.length - 1 <= max(length, span.column)
        if !isInside { Issue.record("\(span) is not in \(program.debugDescription)") }
        if error.message.isEmpty || error.hint?.isEmpty != false {
            Issue.record("no way out: \(error.message) \(program.debugDescription)")
        }
    }

    /// What is refused here and taken by CPython 3.13.0, by its reason.
    private static let knownRefusals = [
        // 3.13.0 lets the format of an f-string with one quote go on in the next line.
        "this { of the f-string is not closed",
        "this is nested more than", "more than 500 operators", "this number has more than",
        "no character has this number",
    ]

    @Test(.enabled(if: LivePython.isAskedFor, Comment(rawValue: LivePython.whySkipped)))
    func takenIsWhatCPythonTakes() throws {
        var random = MutationRandom(state: 7)
        var taken = 0
        for _ in 0..<max(1, LivePython.mutations / 2_000) {
            let programs = (0..<2_000).map { _ in Self.mutated(&random) }
            for (program, verdict) in zip(programs, try LivePython.verdicts(on: programs)) {
                if verdict.dump != nil { taken += 1 }
                compare(program, verdict)
            }
        }
        #expect(taken * 20 > LivePython.mutations, "too few of the programs are right")
    }

    func compare(_ program: String, _ verdict: LivePython.Verdict) {
        do throws(Diagnostic) {
            let dump = PythonDump.dump(try PythonParser.parse(program))
            // CPython does not say where the `@` of a decorator stands.
            // Places count characters here and code points there.
            guard program.allSatisfy({ $0.unicodeScalars.count == 1 || $0 == "\r\n" }) else {
                return
            }
            // `a[*b]: type` is taken: its type means nothing, and CPython refuses it late.
            let isLate = verdict.says == "can't use starred expression here"
            if isLate, program.contains(/\[\s*\*.*\]\s*:/) { return }
            guard dump != verdict.dump, !program.contains(/@\s*\(\s*\n/) else { return }
            Issue.record("\(program.debugDescription)\n\(dump)\n\(verdict)")
        } catch {
            guard verdict.dump != nil,
                !Self.knownRefusals.contains(where: { error.message.hasPrefix($0) })
            else { return }
            Issue.record("\(program.debugDescription): \(error.message)")
        }
    }
}

/// The numbers of Steele's SplitMix64.
struct MutationRandom {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }
}
