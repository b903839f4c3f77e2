import Foundation
import Testing

@testable import Notebook

/// Valid lines with a few of their bytes changed never end the program and never hang it.
///
/// `BOBBIN_FUZZ_LINES=10000000` runs ten million of them.
@Suite struct FuzzTests {
    private static let lineCount =
        ProcessInfo.processInfo.environment["BOBBIN_FUZZ_LINES"].flatMap { Int($0) } ?? 200_000

    private static let lines: [[UInt8]] =
        (StatementTable.all.map(\.example)
        + [
            "x = 3 * (y + [1, 2.5e-3, -1])[0..1] @ z ^ 2", "repeat 3\nx = x + 1\nend",
            "model.fit(x, y, epochs=5, validation_data=(a, b), callbacks=[c(patience=2)])",
            "compile sgd(momentum=0.9, nesterov=true) loss=mse metrics=[accuracy, mae]",
            "(a, b), (c, d) = keras.datasets.fashion_mnist.load_data()", "x[0:5][::2].mean()",
            "add Dense 100 relu \\\n name=\"패션 👗\" # remark", "not a == b and c <= d or e != f",
            "print('hi', x.shape[0]); y += 1", "?Dense", "undo 3", "hidden.kernel = zeros(2, 3)",
        ]).map { Array($0.utf8) }

    private static let spice = Array("()[]{}\"'\\,.;:=+-*/^@<>!#?_ \t\n09eE\u{0}\u{1B}é👗".utf8)

    @Test func mutatedLines() {
        var random = UInt64(20_260_723)
        func next(_ count: Int) -> Int {
            // Marsaglia's xorshift: quick, and the same on every machine.
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            return Int(random % UInt64(count))
        }
        let start = processorTime()
        var slowest = 0.0
        for line in 0..<Self.lineCount {
            var bytes = Self.lines[next(Self.lines.count)]
            for _ in 0...next(4) {
                let place = next(bytes.count + 1)
                switch next(5) {
                case 0 where place < bytes.count: bytes.remove(at: place)
                case 1 where place < bytes.count: bytes[place] = UInt8(next(256))
                case 2: bytes.insert(Self.spice[next(Self.spice.count)], at: place)
                case 3: bytes.insert(contentsOf: bytes.suffix(next(bytes.count + 1)), at: place)
                default: bytes.insert(UInt8(next(256)), at: place)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let began = processorTime()
            _ = StatementSyntax.form(of: text)
            // Slower, for what it looks up to be helpful.
            if line % 20 == 0 { _ = StatementSyntax.problem(inStatement: text) }
            slowest = max(slowest, processorTime() - began)
        }
        // Of the processor's time, whatever else the machine does: a line takes about 0.3 ms.
        #expect(slowest < 2)
        #expect(processorTime() - start < Double(Self.lineCount) * 0.0005 + 10)
    }

    @Test func deepAndLongLines() {
        for piece in ["(", "[", "-", "not ", "f(", "a[", "x.", "1 + ", "1:", "x = ", "\\\n"] {
            _ = StatementSyntax.form(of: String(repeating: piece, count: 20_000))
        }
        let digits = "x = " + String(repeating: "9", count: 1_000_000)
        #expect(StatementSyntax.problem(inStatement: digits) != nil)
        let name = String(repeating: "a", count: 1_000_000)
        let bench = Bench(.empty)
        #expect(bench.run(name)?.status == .error)
        #expect(bench.run("cells")?.status == .ok)
    }
}

/// Seconds that the processor has worked on this thread.
private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
