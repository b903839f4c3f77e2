extension Tensor {
    /// eˣ / Σ eˣ along the last axis: every row becomes positive and sums to 1.
    func softmax() throws(TensorError) -> Tensor {
        let lanes = try Lanes(of: self, along: -1)
        var result = [Float](repeating: 0, count: count)
        for lane in 0..<lanes.count {
            let largest = lanes.places(lane).reduce(-Float.infinity) { max($0, values[$1]) }
            var sum = 0.0
            for place in lanes.places(lane) {
                let power = exponential(Double(values[place] - largest))
                result[place] = Float(power)
                sum += power
            }
            for place in lanes.places(lane) { result[place] = Float(Double(result[place]) / sum) }
        }
        return Tensor(trusted: result, shape)
    }

    /// s · (g − Σ g·s) for the softmax s of an input and the gradient g of s.
    func softmaxGradient(upstream: Tensor) throws(TensorError) -> Tensor {
        let lanes = try Lanes(of: self, along: -1)
        var gradient = [Float](repeating: 0, count: count)
        for lane in 0..<lanes.count {
            let product = lanes.places(lane).reduce(0.0) {
                $0 + Double(values[$1]) * Double(upstream.values[$1])
            }
            for place in lanes.places(lane) {
                let difference = Double(upstream.values[place]) - product
                gradient[place] = Float(Double(values[place]) * difference)
            }
        }
        return Tensor(trusted: gradient, shape)
    }
}
