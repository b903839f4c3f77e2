import Datasets
import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `plot y`, `plot x y`, `plot curve(x, y, label="data")`: the learner's own arrays as curves.
package enum ArrayPlot {
    /// One curve as it is asked for.
    package struct Request {
        package var x: Expression?
        package var y: Expression
        package var label: String
        package var isJoined = true
    }

    package static func plot(
        _ items: [Expression], _ state: inout SessionState
    ) throws(Diagnostic) -> Plot {
        let requests = try requests(items)
        var curves: [Plot.Curve] = []
        var remarks: [String] = []
        for request in requests {
            let (curve, said) = try drawn(request, &state)
            curves.append(curve)
            remarks += said
        }
        let hasPlaces = requests.allSatisfy { $0.x == nil }
        let first = requests[0]
        return Plot(
            title: title(requests),
            x: .init(
                hasPlaces ? "place" : first.x?.written.shortened ?? "place", isWhole: hasPlaces),
            y: .init(requests.count == 1 ? first.label : ""), curves: curves, remarks: remarks,
            description: zip(curves, requests).map { sentence($0, hasPlaces: $1.x == nil) }
                .joined(separator: " "))
    }

    private static func title(_ requests: [Request]) -> String {
        let labels = listed(requests.map(\.label))
        guard let x = requests[0].x?.written.shortened else { return labels.shortened }
        return requests.allSatisfy { $0.x?.written == requests[0].x?.written }
            ? "\(labels) over \(x)".shortened : labels.shortened
    }

    // MARK: - What is asked for

    /// One array is drawn by its places, two are one over the other; more come in pairs, as
    /// matplotlib takes them.
    package static func requests(_ items: [Expression]) throws(Diagnostic) -> [Request] {
        var requests: [Request] = []
        var plain: [Expression] = []
        for item in items {
            if case .text = item.kind {
                throw Diagnostic(
                    "a text cannot be drawn",
                    hint: "An array is named without quotes: `plot y`.   help plot",
                    at: item.span)
            }
            if case .call(let callee, let arguments) = item.kind, callee.word == "curve" {
                requests.append(try request(arguments, at: item.span))
            } else {
                plain.append(item)
            }
        }
        guard plain.count < 3 || plain.count.isMultiple(of: 2) else {
            throw Diagnostic(
                "more arrays than two come in pairs, each over the one before it",
                hint: "For example: plot \(plain[0].written) \(plain[1].written) "
                    + "\(plain[0].written) \(plain[2].written)",
                at: plain[plain.count - 1].span)
        }
        if plain.count == 1 {
            requests.append(Request(y: plain[0], label: plain[0].written.shortened))
        }
        for index in stride(from: 0, to: plain.count - 1, by: 2) {
            let (x, y) = (plain[index], plain[index + 1])
            requests.append(Request(x: x, y: y, label: y.written.shortened))
        }
        return requests
    }

    private static func request(
        _ arguments: [Argument], at span: SourceSpan
    ) throws(Diagnostic) -> Request {
        var reader = try ArgumentReader(
            arguments, of: "curve", options: ["label", "points"], helpTopic: "plot")
        let values = reader.rest()
        let label = try reader.option("label")?.name("the label")
        let points = try reader.option("points")?.boolean("points") ?? false
        guard let y = values.last, values.count <= 2 else {
            throw Diagnostic(
                "a curve is made of one array or two", hint: "For example: plot curve(x, y)",
                at: span)
        }
        return Request(
            x: values.count == 2 ? values[0] : nil, y: y,
            label: (label ?? y.written).shortened, isJoined: !points)
    }

    // MARK: - Its numbers

    private static func drawn(
        _ request: Request, _ state: inout SessionState
    ) throws(Diagnostic) -> (Plot.Curve, [String]) {
        let ys = try RowOfNumbers.read(request.y, &state)
        var xs = ys.indices.map(Double.init)
        if let x = request.x {
            xs = try RowOfNumbers.read(x, &state)
            guard xs.count == ys.count else {
                throw Diagnostic(
                    "\(x.written.shortened) has \(counted(xs.count, "number")) and "
                        + "\(request.y.written.shortened) has \(grouped(ys.count)): every point needs both",
                    hint: "Take as many of each: the first ten are x[0..9].",
                    at: x.span.joined(with: request.y.span))
            }
        }
        let remarks = gaps(xs, ys, request)
        var values = ys.map(\.ifFinite)
        // A point without a place is no point; the line is cut there.
        for index in xs.indices where !xs[index].isFinite {
            values[index] = nil
            xs[index] = index > 0 ? xs[index - 1] : xs.first { $0.isFinite } ?? 0
        }
        guard values.contains(where: { $0 != nil }) else {
            throw Diagnostic(
                "there is nothing to draw: no point of \(request.label) is finite",
                hint: "\(request.y.written.shortened) alone on a line shows its numbers.",
                at: request.y.span)
        }
        let curve = Plot.Curve(
            name: request.label, x: xs, y: values, isJoined: request.isJoined)
        return (curve, (values.count == 1 ? ["\(request.label) is one point."] : []) + remarks)
    }

    /// Where there are gaps, and why.
    private static func gaps(_ xs: [Double], _ ys: [Double], _ request: Request) -> [String] {
        let causes: [(String, [Int])] = [
            ("\(request.label) is no number (nan)", ys.indices.filter { ys[$0].isNaN }),
            ("\(request.label) is infinite", ys.indices.filter { ys[$0].isInfinite }),
            (
                "\(request.x?.written.shortened ?? "") is no finite number",
                xs.indices.filter { !xs[$0].isFinite }
            ),
        ]
        return causes.filter { !$0.1.isEmpty }.map { cause, places in
            "\(cause) at \(Places.text(places, of: "place")): a gap."
        }
    }

    /// `y goes from 2 at 0 to 5 at 1, lowest 1.5 at 0.2, highest 5 at 1.`
    private static func sentence(_ curve: Plot.Curve, hasPlaces: Bool) -> String {
        let finite = curve.y.indices.filter { curve.y[$0] != nil }
        guard let first = finite.first, let last = finite.last else { return "" }
        func value(_ index: Int) -> Double { curve.y[index] ?? .nan }
        func point(_ index: Int) -> String {
            let place = MeasuredNumber.number(curve.x[index])
            return "\(MeasuredNumber.number(value(index))) at \(hasPlaces ? "place " : "")\(place)"
        }
        let lowest = finite.min { value($0) < value($1) } ?? first
        let highest = finite.max { value($0) < value($1) } ?? first
        if first == last { return "\(curve.name) is \(point(first))." }
        if value(lowest) == value(highest) {
            return "\(curve.name) is \(MeasuredNumber.number(value(first))) at every of its "
                + "\(grouped(finite.count)) points."
        }
        return "\(curve.name) has \(grouped(finite.count)) points, from \(point(first)) to "
            + "\(point(last)); lowest \(point(lowest)), highest \(point(highest))."
    }
}
