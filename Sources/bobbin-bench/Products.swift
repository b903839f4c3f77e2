import Engine

/// Bare matrix products: what the processor can do.
struct Products {
    private let trial: Trial
    init(_ trial: Trial) { self.trial = trial }

    /// Sustained operations of one large product on one thread.
    func peak() -> Table {
        var table = Table(
            title: "One thread's sgemm, GFLOP/s",
            columns: ["product", "size", "sgemm", "own kernel"])
        for size in trial.sizes([64, 256, 512, 1024, 2048], quick: [256, 1024]) {
            var product = ProductTrial(rows: size, columns: size, inner: size)
            let figures = [ProductTrial.Way.library(rowsAtATime: nil), .own].map { way in
                product.operations / trial.seconds { _ = product.run(way) } * 1e-9
            }
            table.rows.append(.init(name: "\(size)³", figures: [Double(size)] + figures))
        }
        return table
    }

    /// The main network's step beside the products that it cannot do without, each at its best.
    func stepAgainstProducts() throws -> Table {
        var table = Table(
            title: "A step of 784 → 100 → 10, batch 32, against its bare products, µs",
            columns: ["", "µs", "of the products", "of the best product"])
        let shapes = [
            ("forward 32×784 · 784×100", ProductTrial(rows: 32, columns: 100, inner: 784)),
            ("forward 32×100 · 100×10", ProductTrial(rows: 32, columns: 10, inner: 100)),
            (
                "gradient 784×32 · 32×100",
                ProductTrial(rows: 784, columns: 100, inner: 32, transposesLeft: true)
            ),
            (
                "gradient 100×32 · 32×10",
                ProductTrial(rows: 100, columns: 10, inner: 32, transposesLeft: true)
            ),
            ("back 32×10 · 10×100", ProductTrial(rows: 32, columns: 100, inner: 10)),
        ]
        let best = shapes.map { name, product in (name, bestWay(product)) }
        let whole = best.reduce(0) { $0 + $1.1.seconds }
        let peak = trial.bestProduct()
        let network = try trial.network()
        let operations = trial.operations(of: network, batchSize: 32)
        for ((name, found), (_, product)) in zip(best, shapes) {
            table.rows.append(
                .init(
                    name: "\(name), \(found.way)",
                    figures: [
                        found.seconds * 1e6, found.seconds / whole,
                        product.operations / found.seconds / peak,
                    ]))
        }
        table.rows.append(
            .init(
                name: "all products, one thread",
                figures: [whole * 1e6, 1, operations / whole / peak]))
        for threads in [1, EngineReport.threads(for: network, batchSize: 32)] {
            let step = try trial.step(network, batchSize: 32, threads: threads, steps: 500)
            table.rows.append(
                .init(
                    name: "step, \(threads) \(threads == 1 ? "thread" : "threads")",
                    figures: [
                        step * 1e6, step / whole, operations / step / peak / Double(threads),
                    ]))
        }
        table.notes = ["The best product, 512³ on one thread: \(Int(peak * 1e-9)) GFLOP/s."]
        return table
    }

    private func bestWay(_ product: ProductTrial) -> (way: ProductTrial.Way, seconds: Double) {
        var product = product
        var best = (way: ProductTrial.Way.own, seconds: Double.infinity)
        let ways: [ProductTrial.Way] =
            [.own, .library(rowsAtATime: nil)]
            + [8, 16, 98, 196].filter { $0 < product.rows }.map { .library(rowsAtATime: $0) }
        for way in ways where product.run(way) {
            let seconds = trial.seconds { _ = product.run(way) }
            if seconds < best.seconds { best = (way, seconds) }
        }
        return best
    }
}
