import JSON
import Testing

@Suite struct JSONTests {
    private func read(_ text: String) throws -> JSONValue { try JSONValue(json: Array(text.utf8)) }

    @Test func valuesComeBackAsTheyWere() throws {
        let value: JSONValue = [
            "b": [1.5, true, nil, "a\"\\\n\u{1B}\u{2028}한"], "a": ["x": .object([:])],
        ]
        for text in [value.text, value.pythonText] { #expect(try read(text) == value) }
    }

    @Test func textsInTwoManners() {
        let value: JSONValue = ["b": [1, 2.0, .number(.nan)], "a": "\u{7}\n"]
        #expect(value.text == #"{"b":[1,2.0,null],"a":"\u0007\n"}"#)
        #expect(value.pythonText == #"{"a": "\u0007\n", "b": [1, 2.0, null]}"#)
    }

    @Test func membersKeepTheirOrder() throws {
        var object = try #require(try read(#"{"c":1,"a":2,"b":3,"a":4}"#).object)
        #expect(object.map(\.key) == ["c", "a", "b"])
        #expect(object["a"] == .number(4))
        object["c"] = nil
        object["d"] = 5
        #expect(object.map(\.key) == ["a", "b", "d"])
        #expect(object.removeValue(forKey: "b") == .number(3))
        #expect(object == ["d": 5, "a": .number(4)])
    }

    @Test(arguments: [
        ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\n\"a\" 1}", 2, 5), ("nul", 1, 1),
        ("1 2", 1, 3),
        ("\"\\ud800\"", 1, 8), ("1e999", 1, 1),
    ])
    func whatIsNoJSONIsPlaced(text: String, line: Int, column: Int) {
        do throws(JSONProblem) {
            _ = try JSONValue(json: Array(text.utf8))
            Issue.record("read")
        } catch {
            #expect(error.line == line && error.column == column, "\(error)")
        }
    }

    @Test func depthIsBounded() {
        #expect(throws: JSONProblem.self) { try read(String(repeating: "[", count: 100_000)) }
    }

    /// A hundred thousand members are read at once.
    @Test func manyMembers() throws {
        let members = (0..<100_000).map { "\"\($0)\":\($0)" }.joined(separator: ",")
        #expect(try read("{" + members + "}").object?["99999"]?.integer == 99_999)
    }

    private struct Sample: Encodable {
        var type = "t"
        var inner = [1.5, .infinity]
        var none: Int?
        var byte: UInt8 = 9
    }

    @Test func whatEncodesItselfKeepsItsOrder() {
        #expect(JSONValue(encoding: Sample()).text == #"{"type":"t","inner":[1.5,null],"byte":9}"#)
    }

    @Test(arguments: ["01", "+1", ".5", "1.", "-", "1e", #""\u+123""#, "0x1", "1e999"])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(throws: JSONProblem.self) { try JSONValue(json: Array(text.utf8)) }
    }

    @Test(arguments: [("0", 0.0), ("-12.5e+3", -12_500), ("10", 10), ("1E-2", 0.01), ("-0.0", 0)])
    func numbersAreRead(text: String, number: Double) throws {
        #expect(try JSONValue(json: Array(text.utf8)).number == number)
    }
}
