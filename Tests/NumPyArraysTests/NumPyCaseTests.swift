import Foundation
import NumPyArrays
import Synchronization
import TestSupport
import Testing

/// What the room prints beside what NumPy prints, character for character.
struct NumPyCaseTests {
    /// The recorded ones: `Fixtures/numpy_cases.py fixed` made them.
    private static func recorded() -> [NumPyCase] {
        let url = Bundle.module.url(
            forResource: "numpy_cases", withExtension: "jsonl", subdirectory: "Fixtures")
        let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
        return text.split(separator: "\n").compactMap(NumPyCase.init)
    }

    @Test func recordedCasesPrintAlike() {
        let cases = Self.recorded()
        #expect(cases.count >= 1500)
        for item in cases {
            if let difference = Self.difference(item) { Issue.record("\(difference)") }
        }
    }

    /// nil where everything is alike.
    ///
    /// - Parameter isLenient: what is known to differ is let pass: whether a warning says `scalar`,
    ///   masks without dimensions, what C leaves open when infinity becomes a whole number, and answers
    ///   in float16 beside another mistake, which are refused here first.
    static func difference(_ item: NumPyCase, isLenient: Bool = false) -> String? {
        let warned = isLenient ? item.warnings.map(plain) : item.warnings
        let told = Mutex<Set<String>>([])
        let context = ArrayContext(warn: { text in told.withLock { _ = $0.insert(text) } })
        return ArrayContext.$current.withValue(context) {
            do throws(ArrayError) {
                let answer = try CaseEvaluator.answer(item.tree)
                let warnings = told.withLock { $0.map { isLenient ? plain($0) : $0 }.sorted() }
                guard isAlike(answer.text, item.text, item),
                    answer.representation.map({ isAlike($0, item.representation, item) }) ?? true,
                    Set(warnings) == Set(warned)
                else {
                    if isLenient, warned.contains(where: { $0.hasSuffix("in cast") }) { return nil }
                    return """
                        \(item.line)
                          NumPy \(item.text ?? item.error ?? "")   \(item.representation ?? "") \(item.warnings)
                          here  \(answer.text)   \(answer.representation ?? "") \(warnings)
                        """
                }
                return nil
            } catch {
                let isKnown =
                    error.message.contains("float16")
                    || error.message.hasPrefix("the mask has the shape ()")
                if isLenient, isKnown { return nil }
                let isAlike =
                    item.error == error.kind
                    || item.error == "UFuncTypeError" && error.kind == "TypeError"
                return isAlike ? nil : "\(item.line)\n  here \(error.kind): \(error.message)"
            }
        }
    }

    private static func plain(_ warning: String) -> String {
        warning.replacingOccurrences(of: "scalar ", with: "")
    }

    /// Character for character; where the last digits depend on the machine, numbers may differ by
    /// 2 in a million of themselves or of 1.
    private static func isAlike(_ text: String, _ expected: String?, _ item: NumPyCase) -> Bool {
        guard let expected, text != expected, item.isClose else { return text == expected }
        let number = /-?(\d+\.?\d*(e[-+]\d+)?|inf|nan)/
        let (found, sought) = (text.matches(of: number), expected.matches(of: number))
        guard found.count == sought.count else { return false }
        return zip(found, sought).allSatisfy { first, second in
            guard let x = Double(first.output.0), let y = Double(second.output.0) else {
                return false
            }
            return first.output.0 == second.output.0
                || (x - y).magnitude <= 2e-6 * max(1, y.magnitude)
        }
    }

    /// 10,000 others, made and printed by a real NumPy at this moment.
    @Test(.enabled(if: KerasEnvironment.isAskedFor, "\(KerasEnvironment.whySkipped)"))
    func manyOthersPrintAlike() throws {
        let script =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
            + "/Fixtures/numpy_cases.py"
        let seed = Int.random(in: 1..<1_000_000)
        let folder = TemporaryFolder()
        let text = try KerasEnvironment.run(
            try KerasEnvironment.python(), [script, "random", "\(seed)", "10000"], in: folder.path,
            variables: [:])
        let cases = text.split(separator: "\n").compactMap(NumPyCase.init)
        #expect(cases.count == 10_000)
        for item in cases {
            if let difference = Self.difference(item, isLenient: true) {
                Issue.record("seed \(seed): \(difference)")
            }
        }
    }
}
