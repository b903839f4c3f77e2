import Testing

@testable import Notebook

/// What stands out in a line while it is typed.
@Suite struct LineMeaningTests {
    /// The line with what stands out between signs: `«statement»`, `‹value›`, `!unknown!`, `{remark}`.
    private func marked(_ line: String, judges: Bool = true) -> String {
        let signs: [LineMeaning.Kind: (String, String)] = [
            .statement: ("«", "»"), .value: ("‹", "›"), .unknown: ("!", "!"), .remark: ("{", "}"),
        ]
        var characters = Array(line).map(String.init)
        for part in LineMeaning.parts(of: line, words: ["lesson"], judges: judges) {
            guard let (before, after) = signs[part.kind] else { continue }
            characters[part.range.lowerBound] = before + characters[part.range.lowerBound]
            characters[part.range.upperBound - 1] += after
        }
        return characters.joined()
    }

    @Test(arguments: [
        ("", ""), ("f", "f"), ("fit", "«fit»"), ("fit 5", "«fit» ‹5›"), ("FIT 5", "«FIT» ‹5›"),
        ("  fit 5 # often", "  «fit» ‹5› {# often}"), ("# only this", "{# only this}"),
        ("load csv \"iris.csv\" target=species", "«load» csv ‹\"iris.csv\"› target=species"),
        ("load csv \"iris", "«load» csv ‹\"iris›"), ("load csv '", "«load» csv ‹'›"),
        ("compile sgd(momentum=0.9)", "«compile» sgd(momentum=‹0.9›)"),
        ("show test 0..4", "«show» test ‹0›..‹4›"),
        ("x = linspace(0, 1)", "x = linspace(‹0›, ‹1›)"),
        ("fit = 3", "fit = ‹3›"), ("model.fit(5)", "model.fit(‹5›)"), ("fit(5)", "«fit»(‹5›)"),
        ("model \"패션 MNIST\"", "«model» ‹\"패션 MNIST\"›"), ("repeat 10", "«repeat» ‹10›"),
        ("lesson 3", "«lesson» ‹3›"), ("quit", "«quit»"),
        ("ad", "ad"), ("ad Dense", "!ad! Dense"), ("ad 5", "!ad! ‹5›"), ("ad ", "ad "),
        ("x + 1", "x + ‹1›"), ("x and y", "x and y"), ("not x", "not x"),
        ("x # note", "x {# note}"),
        ("import keras", "import keras"), ("from keras import layers", "from keras import layers"),
        ("fit 5x 3", "«fit» 5x 3"), ("fit 5 § 3", "«fit» ‹5› § 3"), ("?Dense", "?Dense"),
    ])
    func whatStandsOut(line: String, expected: String) {
        #expect(marked(line) == expected)
    }

    /// In a lesson a line may be an answer in the learner's own words.
    @Test func nobodyIsJudgedInALesson() {
        #expect(marked("about 90", judges: false) == "about ‹90›")
        #expect(marked("fit 5", judges: false) == "«fit» ‹5›")
    }

    @Test func anyLineIsTaken() {
        let pieces = [
            "fit", "\"", "'", " ", "#", "5", "1e999", "한", "\\", ".", "(", "\t", "=", "é",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let line = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let parts = LineMeaning.parts(of: line)
            var end = 0
            for part in parts {
                #expect(part.range.lowerBound >= end && part.range.upperBound <= line.count)
                end = part.range.upperBound
            }
        }
    }
}
