import Foundation
import Testing

@testable import Notebook
@testable import Python
@testable import Values
@testable import Workbench

/// Programs of Python with a few of their pieces changed never end the program and never hang it, and
/// what is refused of them changes nothing.
///
/// `BOBBIN_PYTHON_LINES=200000` runs so many of them.
@Suite struct PythonMutationTests {
    private static let count =
        ProcessInfo.processInfo.environment["BOBBIN_PYTHON_LINES"].flatMap { Int($0) } ?? 3_000

    private struct Mutator {
        private var random: UInt64 = 20_261_126
        private let pieces: [[Substring]]
        private let all: [Substring]
        private static let strange: [Substring] = [
            "\u{0}", "\t", "“", "한", "👩‍👩‍👧", "\u{301}", "\\", "99999999999999999999", "-1", "1e308",
            "[]", "()",
            "None", "np", "[::-1]", "[0]", ".T", "*", "**", ":", "=", "lambda: 0", "not", "nan",
        ]

        init(_ programs: [PythonRecord.Program]) {
            let texts = programs.flatMap { $0.statements.map(\.source) }
            pieces = texts.map { $0.matches(of: /\n[ \t]*|\w+|[ \t]+|[^\w\s]/).map(\.output) }
                .filter { !$0.isEmpty }
            all = pieces.joined() + Self.strange
        }

        mutating func next(_ count: Int) -> Int {
            // Marsaglia's xorshift: quick, and the same on every machine.
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            return Int(random % UInt64(max(1, count)))
        }

        mutating func line() -> String {
            var line = pieces[next(pieces.count)]
            for _ in 0...next(3) {
                let place = next(line.count)
                switch next(5) {
                case 0: line.remove(at: place)
                case 1: line.insert(Self.strange[next(Self.strange.count)], at: place)
                case 2: line.swapAt(place, next(line.count))
                case 3: line.insert(all[next(all.count)], at: place)
                default: line[place] = all[next(all.count)]
                }
                if line.isEmpty { line = ["0"] }
            }
            return line.joined()
        }
    }

    /// What may last or write by itself is left to tests of its own.
    private static func isHarmless(_ line: String) -> Bool {
        !["while", "save", "load ", "run ", "export", "fit", "cross_val"].contains {
            line.contains($0)
        }
    }

    @Test func mutatedPrograms() throws {
        let record = try PythonRecord.read()
        var mutator = Mutator(record.programs.filter { $0.file != "programs-keras" })
        let setUp = [
            "import numpy as np", "import math", "a = np.arange(6).reshape(2, 3)", "b = [3, 1, 2]",
            "d = {\"a\": 1, \"b\": 2}", "s = \"text\"", "t = (1, 2.5, \"x\")", "x = 5",
            "y = np.ones(3)",
            "def f(n, k=2): return n * k",
        ]
        // What would go on for ever is ended as a learner would end it.
        let interrupts = Interrupts()
        var bench = Bench(Bench.empty, interrupts: interrupts)
        var slowest = (seconds: 0.0, line: "")
        for number in 0..<Self.count {
            if number % 200 == 0 {
                bench = Bench(Bench.empty, interrupts: interrupts)
                interrupts.setEnd(in: 60)
                for line in setUp { bench.run(line) }
            }
            let line = mutator.line()
            guard Self.isHarmless(line) else { continue }
            let names = bench.session.snapshot.foreign as? PythonNames
            let variables = "\(bench.session.snapshot.variables)"
            interrupts.setEnd(in: 2)
            let began = processorSeconds()
            let cell = bench.run(line)
            let passed = processorSeconds() - began
            if passed > slowest.seconds { slowest = (passed, line) }
            guard cell?.status == .error else { continue }
            let after = bench.session.snapshot
            let isSame =
                (after.foreign as? PythonNames)?.version == names?.version
                && "\(after.variables)" == variables
            if !isSame { Issue.record("\(line) is refused and changes the session") }
        }
        #expect(slowest.seconds < 5, "\(slowest.line)")
    }
}

/// Seconds that the processor has worked on this thread.
private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
