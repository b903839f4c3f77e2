import Diagnostics
import Testing

@testable import Language

/// No text, however strange, may end the program or keep it busy for long.
@Suite struct HardInputTests {
    private static let lines = [
        "load fashion_mnist", "add Dense 100 relu name=hidden", "split 0.2 seed=42",
        "compile sgd(momentum=0.9, nesterov=true)", "fit 20 batch_size=64 validate # twice",
        "show train_input[0..9]", "model \"패션 MNIST 모델\"", "y = 3 * x ^ -2 + f(a, b=[1, 2])",
        "record cost = mean((y - (w * x + b)) ^ 2)", "history.loss[0] >= 1e-3 and not done",
        "fit 5 \\\n  shuffle=true", "?Dense", "reshape (-1, 28, 28)", "a[1:2, :] == \"it\\\"s\"",
    ]

    /// Pieces that matter to the grammar.
    private static let pieces =
        Array("()[]{}=..,:?#\\\"'+-*/^@<>! \t\n\r\u{0}\u{7}\u{1B}\u{FFFD}0e9_")
        .map(String.init) + [
            "not", "and", "or", "==", "..", "repeat ", "한", "👩‍👩‍👧", "\u{301}", "1e999",
        ]

    /// Reads a text both ways; whatever it is, every place named must lie in it.
    private static func digest(_ text: String) {
        do throws(Diagnostic) {
            _ = try Parser.parse(text, verbs: verbs)
        } catch {
            expectInside(error, text)
        }
        do throws(Diagnostic) {
            _ = try Parser.expression(text)
        } catch {
            expectInside(error, text)
        }
    }

    private static func expectInside(_ diagnostic: Diagnostic, _ text: String) {
        guard let span = diagnostic.span else {
            Issue.record("no place: \(diagnostic.message) in \(text.debugDescription)")
            return
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let isInside =
            (1...lines.count).contains(span.line)
            && (1...lines[span.line - 1].count + 1).contains(span.column)
            && span.column + span.length - 1 <= lines[span.line - 1].count + 1
        if !isInside { Issue.record("\(span) is not in \(text.debugDescription)") }
    }

    @Test(arguments: 0..<20) func randomBytes(seed: UInt64) {
        var random = SplitMix(seed)
        for _ in 0..<4_000 {
            let bytes = (0..<random.next(upTo: 24)).map { _ in
                // Mostly what a keyboard gives.
                random.next(upTo: 4) > 0
                    ? UInt8(random.next(upTo: 96) + 32) : UInt8(random.next(upTo: 256))
            }
            Self.digest(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test(arguments: 0..<20) func mutatedLines(seed: UInt64) {
        var random = SplitMix(seed &+ 1_000)
        for _ in 0..<3_000 {
            var line = Array(Self.lines[random.next(upTo: Self.lines.count)])
            for _ in 0...random.next(upTo: 3) {
                let place = random.next(upTo: line.count + 1)
                switch random.next(upTo: 4) {
                case 0 where place < line.count: line.remove(at: place)
                case 1 where place < line.count:
                    line.swapAt(place, random.next(upTo: line.count))
                case 2: line.removeLast(line.count - place)
                default:
                    line.insert(
                        contentsOf: Self.pieces[random.next(upTo: Self.pieces.count)], at: place)
                }
            }
            Self.digest(String(line))
        }
    }

    @Test(arguments: 0..<20) func shuffledPieces(seed: UInt64) {
        var random = SplitMix(seed &+ 2_000)
        for _ in 0..<3_000 {
            let text = (0..<random.next(upTo: 12)).map { _ in
                Self.pieces[random.next(upTo: Self.pieces.count)]
            }.joined()
            Self.digest(text)
        }
    }

    @Test(arguments: ["(", "[", "f(", "a[", "2^", "-(", "not (", "2 ^ -"])
    func nestingTooDeepIsRefused(_ opening: String) {
        for depth in [10_000, 100_000] {
            let text = "x = " + String(repeating: opening, count: depth) + "1"
            #expect(reading(text) == "refused: this is nested too deeply", "\(depth) of \(opening)")
        }
    }

    @Test func someNestingIsFine() {
        let text = String(repeating: "(", count: 80) + "1" + String(repeating: ")", count: 80)
        #expect(reading("x = " + text) == "x := 1")
    }

    @Test(arguments: ["1+", "x and ", "not ", "- ", "a.", "f()", "a[0]", "1 ..", "1 == "])
    func longChainsAreReadOrRefused(_ link: String) {
        let start = link == "f()" || link == "a[0]" ? "b" : ""
        let text = "x = " + start + String(repeating: link, count: 300_000 / link.count) + "a"
        // What matters is that it ends: the tree must not be too deep to be given back either.
        _ = reading(text)
    }

    @Test(arguments: [
        "x", "1", "\"", "#", " ", "\t", ",", "한", "\\", "1,", "x ", "x=1 ", "\u{301}",
    ])
    func aMegabyteOfAnything(_ piece: String) {
        let text = "fit " + String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let time = ContinuousClock().measure { _ = reading(text) }
        #expect(time < .seconds(20))
    }
}

/// A small generator with a seed, so that a failure can be had again.
struct SplitMix {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 ..< `bound`; 0 for a bound of 0.
    mutating func next(upTo bound: Int) -> Int { bound < 1 ? 0 : Int(next() % UInt64(bound)) }
}
