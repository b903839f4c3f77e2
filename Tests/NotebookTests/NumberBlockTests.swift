import Foundation
import JSON
import Output
import Testing

@testable import Notebook
@testable import Workbench

/// What a program reads of an answer stands there as numbers.
@Suite struct NumberBlockTests {
    private func block(_ line: String, _ start: Bench.Start, type: String) throws -> JSONObject {
        let cell = try #require(Bench(start).run(line))
        #expect(cell.status == .ok, "\(line)")
        let objects = cell.blocks.compactMap { block -> JSONObject? in
            if case .object(let object) = JSONValue(encoding: block) { object } else { nil }
        }
        return try #require(objects.first { $0["type"] == .string(type) }, "\(line)")
    }

    @Test func summary() throws {
        let figures = try block("summary", .modelled, type: "table")["figures"]
        guard case .object(let figures) = figures else {
            Issue.record("no figures")
            return
        }
        #expect(figures["total_params"] == figures["trainable_params"])
        #expect(figures["non_trainable_params"] == .whole(0))
        if case .whole(let total)? = figures["total_params"] {
            #expect(total > 0)
        } else {
            Issue.record("no whole number")
        }
    }

    @Test func predict() throws {
        guard
            case .array(let rows)? = try block("predict train 0..2", .trained, type: "table")[
                "values"]
        else {
            Issue.record("no values")
            return
        }
        #expect(rows.count == 3)
        for case .array(let row) in rows {
            guard case .whole(let said) = row[1], case .number(let share) = row[2],
                case .whole(let right) = row[3], case .bool(let isRight) = row[4]
            else {
                Issue.record("\(row)")
                continue
            }
            #expect((0.0...1).contains(share))
            #expect((said == right) == isRight)
        }
    }

    @Test func labels() throws {
        let values = try block("labels 3", .small, type: "values")["values"]
        guard case .array(let all)? = values, case .object(let first)? = all.first else {
            Issue.record("no values")
            return
        }
        #expect(first["shape"] == .array([.whole(3)]))
        if case .array(let numbers)? = first["numbers"] {
            #expect(numbers.count == 3)
        } else {
            Issue.record("no numbers")
        }
    }

    @Test(arguments: ["0 / 0", "1 / 0", "log(0)"]) func whatIsNoNumberIsNull(_ line: String) throws
    {
        let values = try block(line, .empty, type: "values")["values"]
        guard case .array(let all)? = values, case .object(let first)? = all.first else {
            Issue.record("no values")
            return
        }
        #expect(first["numbers"] == .array([.null]))
    }

    @Test func whatIsPrinted() throws {
        let printed = try block("print(\"a\", 3)", .empty, type: "text")
        #expect(printed["text"] == .string("a 3"))
        #expect(printed["printed"] == .bool(true))
        let said = try block("scale 2", .small, type: "text")
        #expect(said["printed"] == nil)
    }

    /// Encoded and read back they are the same.
    @Test func comeBack() throws {
        for line in ["summary", "predict train 0..2", "labels 3", "print(3)", "history"] {
            for block in try #require(Bench(.trained).run(line)).blocks {
                let text = JSONValue(encoding: block).text
                let back = try JSONValueDecoding.block(text)
                #expect(JSONValue(encoding: back).text == text, "\(line)")
            }
        }
    }
}

private enum JSONValueDecoding {
    static func block(_ text: String) throws -> Block {
        try JSONDecoder().decode(Block.self, from: Data(text.utf8))
    }
}
