import Testing

@testable import Lessons

@Suite("What people mean by a number")
struct NumberGuessTests {
    /// `784*10+10` is the only expression known here.
    private func value(_ text: String, isPercentage: Bool = false) -> Double? {
        NumberGuess.value(text, isPercentage: isPercentage) { text in
            text == "784*10+10" ? 7850 : text == "1/10" ? 0.1 : nil
        }
    }

    @Test(
        arguments: [
            ("7850", 7850.0), ("7,850", 7850), ("7 850", 7850), ("7'850", 7850), ("7_850", 7850),
            ("7850 parameters", 7850), ("7,850 weights and biases", 7850), ("784*10+10", 7850),
            ("about 2.3", 2.3), ("~0.1", 0.1), ("i guess 5", 5), ("5?", 5), ("= 5", 5),
            ("1e3", 1000), ("1.5E-2", 0.015), ("-4", -4), ("+4", 4), (".5", 0.5), ("2.", 2),
            ("3 epochs", 3), ("8k", 8000), ("8 thousand", 8000), ("1.2 million", 1_200_000),
            ("85%", 0.85), ("85 %", 0.85), ("85 percent", 0.85), ("1/10", 0.1),
            ("1,200,000", 1.2e6),
        ])
    func meant(text: String, expected: Double) throws {
        #expect(abs(try #require(value(text)) - expected) < 1e-9)
    }

    @Test(arguments: [("85", 0.85), ("0.85", 0.85), ("85%", 0.85), ("1", 1), ("784*10+10", 78.5)])
    func shares(text: String, expected: Double) throws {
        #expect(abs(try #require(value(text, isPercentage: true)) - expected) < 1e-9)
    }

    /// What could mean two things is not guessed at.
    @Test(arguments: [
        "inf", "nan", "", "%", "two", "1 2", "7,85", "1 in 10", "x", "5 of 10", "--4", "1-",
    ])
    func notMeant(text: String) {
        #expect(value(text) == nil)
    }
}
