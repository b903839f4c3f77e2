import TestSupport
import Testing

@testable import Datasets

@Suite struct FieldFormTests {
    private func numbers(_ fields: [String], _ options: TableOptions = TableOptions()) throws
        -> (values: [Float], form: FieldForm?)
    {
        let folder = TemporaryFolder()
        let lines = fields.map { "\"\($0)\",1" }
        let path = try folder.write("a,b\n" + lines.joined(separator: "\n"), to: "t.csv")
        let table = try CSVReader.read(path, options: options)
        return (table.values(ofColumn: 0), table.columns[0].form)
    }

    @Test func thousandsCurrencyAndPercent() throws {
        var found = try numbers(["5,536", "1,234,567.5", "12"])
        #expect(found.values == [5536, 1_234_567.5, 12])
        #expect(found.form == .number(.thousandsComma, nil))
        found = try numbers(["$1,000", "-$2.50", "$3"])
        #expect(found.values == [1000, -2.5, 3])
        #expect(found.form == .number(.thousandsComma, .currency("$")))
        found = try numbers(["3 €", "4.5€"])
        #expect(found.values == [3, 4.5] && found.form == .number(.plain, .currency("€")))
        found = try numbers(["12%", "3.5 %"])
        #expect(found.values == [12, 3.5] && found.form == .number(.plain, .percent))
        found = try numbers(["1,5", "2,25", "-3"])
        #expect(found.values == [1.5, 2.25, -3] && found.form == .number(.decimalComma, nil))
        found = try numbers(["1.234,5", "12"])
        #expect(found.values == [1234.5, 12])
    }

    /// One field that does not fit leaves the column as texts.
    @Test(arguments: [
        ["5,536", "5,53,6"], ["5,536", "x"], ["$5", "5"], ["12%", "0.12"], ["$5", "€5"],
        ["1,5", "1.5"], ["2020-01-01", "2020-13-01"], ["31/12/2020", "12/31/2020"],
    ])
    func oneReadingMustFitAll(fields: [String]) throws {
        #expect(try numbers(fields).form == nil)
    }

    @Test func dates() throws {
        var found = try numbers(["1970-01-01", "2000-03-01", "1969-12-31"])
        #expect(found.values == [0, 11017, -1] && found.form == .date(.yearFirst))
        #expect(
            try numbers(["2020-02-29 12:00", "2020-02-29T18:00:00Z"]).values == [18321.5, 18321.75])
        #expect(try numbers(["1949-01", "1949-02"]).values == [-7670, -7639])
        found = try numbers(["31/12/2020", "1/2/2020"])
        #expect(found.values == [18627, 18293] && found.form == .date(.dayFirst))
        found = try numbers(["12/31/2020", "1/2/20"])
        #expect(found.values == [18627, 18263] && found.form == .date(.monthFirst))
        found = try numbers(["1/2/2020", "2/3/2020"])
        #expect(found.form == nil)
        found = try numbers(["1/2/2020", "2/3/2020"], TableOptions(dates: .dayFirst))
        #expect(found.values == [18293, 18323])
    }

    @Test func whatTheLearnerSaysIsUsed() throws {
        let points = TableOptions(style: NumberStyle(thousands: ".", decimal: ","))
        #expect(try numbers(["1.234", "2.345"], points).values == [1234, 2345])
        let commas = TableOptions(style: .thousandsComma)
        #expect(try numbers(["1,234", "2"], commas).values == [1234, 2])
        let quotes = TableOptions(style: NumberStyle(thousands: "'", decimal: "."))
        #expect(try numbers(["1'234.5", "2"], quotes).values == [1234.5, 2])
    }

    /// Float64 to the end of the reading: what Float32 cannot tell apart is told apart.
    @Test func numbersStayExact() throws {
        let lines = (0..<4).map { "\(1_609_459_200_000 + $0),\($0 % 2)" }
        let set = try table("t,y\n" + lines.joined(separator: "\n")).dataSet(path: "t", target: 1)
        #expect(set.trainInput.numbers(at: 0).map { $0 - 1_609_459_200_000 } == [0, 1, 2, 3])
        #expect(Set((0..<4).map { set.trainInput.item($0)[0] }).count == 1)
    }
}
