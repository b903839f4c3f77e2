import Testing

@testable import Notebook

/// One rule for places: a number is a place where one example is looked at, and how many where several
/// are listed; a range always names places.
@Suite struct PlaceTests {
    @Test(arguments: [
        ("predict val 12", "val 12: says "), ("predict 3", "train 3: says "),
        ("predict test 0", "test 0: says "), ("predict test[7]", "test 7: says "),
        ("activations 5", "train 5, "), ("trace 5", "train 5, "), ("trace val 12", "val 12, "),
    ]) func oneExample(_ statement: String, _ said: String) {
        #expect(Bench(.trained).answer(statement).contains(said))
    }

    @Test func severalExamples() throws {
        let bench = Bench(.trained)
        guard case .table(let table)? = bench.run("predict val 0..11")?.blocks.first else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.map { $0[0] } == (0..<12).map(String.init))
        guard case .pictures(let pictures)? = bench.run("show test 3")?.blocks.last else {
            Issue.record("no pictures")
            return
        }
        #expect(pictures.count == 3)
        guard case .pictures(let one)? = bench.run("show test[3]")?.blocks.last else {
            Issue.record("no picture")
            return
        }
        #expect(one.count == 1 && one[0].description.hasPrefix("test 3: "))
    }

    @Test func labels() {
        expectTranscript(
            from: .small,
            #"""
            > labels 2
            The first 2 of train:
            [5, 1]
            Sandal, Trouser
            > labels val 1
            The first of val:
            [5]
            Sandal
            > labels 1..2
            [1, 6]
            Trouser, Shirt
            > predict 1001
            predict 1001
                    ^^^^ the place must be a whole number from 0 to 999
            """#)
    }

    @Test func outOfRange() {
        expectTranscript(
            from: .trained,
            #"""
            > predict 1000
            predict 1000
                    ^^^^ the place must be a whole number from 0 to 999
            > predict val 0..59000
            predict val 0..59000
                           ^^^^^ the last place must be a whole number from 0 to 58,999
            """#)
    }

    /// The rule stands on the page of every statement that takes examples.
    @Test(arguments: ["show", "labels", "predict", "trace", "activations", "mistakes", "head"])
    func theRuleIsSaid(_ verb: String) {
        let page = Bench(.empty).answer("help \(verb)")
        #expect(page.contains("there a number is"), "\(page)")
    }
}
