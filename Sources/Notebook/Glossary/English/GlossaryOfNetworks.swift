extension Glossary {
    /// Units, layers and what they compute.
    static let englishNetworks = """
        term: baseline
        also: dumb baseline, lazy baseline
        text: The simplest answer there is, and how far it gets; whatever you build has to beat
          it. Guessing among ten clothes is right 10% of the time, a linear classifier about 82%.
          `baseline sgd loss=log_loss max_iter=5 seed=42 folds=5` measures the second.
        see: accuracy, logistic regression, `baseline`
        lesson: a-baseline#always-boots

        term: logistic regression
        also: log_loss, SGDClassifier, linear classifier
        text: The simplest classifier that learns: one weight for every pixel and class, a sum,
          and a softmax or sigmoid. It is the same as a network with a single Dense layer. On
          Fashion-MNIST it is right on about 82%.
        see: baseline, Dense, stochastic gradient descent, `baseline`
        lesson: a-baseline#logistic

        term: cross-validation
        also: cross validation, cross_validate, k-fold
        text: Measuring several times, each time with another part kept aside, and taking the
          mean. With five folds every example is in the exam once. Networks rarely do it: five
          trainings take five times as long, and with many examples one part kept aside is enough.
        see: fold, validation, `baseline`
        lesson: a-baseline#explained

        term: fold
        also: folds
        text: One of the equal parts that cross-validation makes of the examples. With 60,000
          pictures and five folds each holds 12,000; each is kept aside once, while the other
          four are learned.
        see: cross-validation, `baseline … folds=5`
        lesson: a-baseline#fold-sizes

        term: accuracy
        also: acc, val_accuracy, test_accuracy, binary_accuracy, categorical_accuracy,
          sparse_categorical_accuracy
        text: The share of examples that the network gets right: 0.85 is 85 of 100. It counts
          only right and wrong, not how sure the network was. Always hold it against the
          baseline: 90% is nothing where a lazy answer gets 90%.
        see: loss, metric, baseline, confusion matrix
        lesson: a-baseline#always-boots

        term: neural network
        also: network, neural net, artificial neural network, ann, multilayer perceptron, mlp
        text: Layers of units, each of which multiplies its inputs by weights, adds them up and
          applies an activation. The idea was borrowed from nerve cells; the real brain works
          differently. A network with one layer of ten units has 7,850 numbers to learn for
          pictures of 784 pixels.
        see: unit, layer, weight, deep learning
        lesson: first-network#count

        term: deep learning
        also: deep neural network, dnn, deep network, depth
        text: Learning with networks that have layers between input and output. Those layers find
          pieces that help, such as a sleeve or a heel, and the next layer builds on them. On
          Fashion-MNIST one hidden layer brings about 88% instead of 85%.
        see: hidden layer, neural network
        lesson: first-network#is-deeper-better

        term: unit
        also: units, neuron, neurons, node, nodes
        text: The smallest part of a layer. It multiplies each input by a weight, adds everything
          up, adds its bias, and passes the sum through an activation. With 784 inputs it has 784
          weights and one bias: 785 numbers.
        see: weight, bias, activation function, `add Dense`
        lesson: first-network#count

        term: layer
        also: layers
        text: Several units that get the same inputs and work side by side; what they put out is
          the input of the next layer. `add Dense 100 relu` adds one of a hundred units.
        see: Dense, Flatten, Dropout, hidden layer, output layer, `summary`
        lesson: going-deep#second-way

        term: Dense
        also: dense layer, fully connected, fully connected layer, fully-connected
        text: The plainest layer: every unit is connected with every input. `Dense 100` on 784
          inputs has 784 · 100 weights and 100 biases, which makes 78,500 numbers. Without an
          activation it puts out plain sums.
        see: unit, layer, parameter, `add Dense 100 relu`
        lesson: going-deep#hidden-numbers

        term: Flatten
        also: flatten layer, flattening
        text: A layer that lays every picture out in one row of numbers: (28, 28) becomes (784,).
          It learns nothing and has 0 parameters. It saves you a `reshape 784` of the data.
        see: layer, shape, `add Flatten`, `reshape`
        lesson: relu#flatten-numbers

        term: input layer
        also: InputLayer, input_shape, Input
        text: The place where the numbers come in; it computes nothing. For a picture laid out in
          a row it is (784,) wide. Keras writes it as `Input(shape=(784,))` or `input_shape`, and
          Bobbin takes it from the data.
        see: layer, shape
        lesson: going-deep#hidden-numbers

        term: hidden layer
        also: hidden layers, hidden unit, hidden units
        text: A layer between input and output. Nobody tells it what to look for: it learns to
          find what helps the layers after it. It should rarely be narrower than the output:
          through three units hardly anything about ten classes gets through.
        see: deep learning, relu, output layer
        lesson: going-deep#three-units

        term: output layer
        also: last layer, output, outputs
        text: The last layer, which gives the answer. Its size and activation follow from the
          question: ten units with softmax for one of ten, one with sigmoid for yes or no, one
          without activation for an amount.
        see: softmax, sigmoid, linear, loss
        lesson: losses-and-outputs#which-of-ten

        term: weight
        also: weights, kernel, coefficient
        text: A number by which a unit multiplies one of its inputs: how much that input speaks
          for or against. Weights start random and are what training changes. Keras calls a
          layer's table of them its kernel, and Bobbin shows it as `dense.kernel`.
        see: bias, parameter, initialization, `weights NAME`
        lesson: first-network#count

        term: bias
        also: biases, intercept
        text: A number that a unit adds to its sum, whatever the inputs are. Each unit has one,
          and it starts at 0. In the price of a taxi, `w * x + b`, it is what getting in costs.
        see: weight, unit, parameter
        lesson: under-the-hood#start

        term: parameter
        also: parameters, params, trainable parameters, total params
        text: A number that training learns: a weight or a bias. A hidden layer of 100 units on
          784 pixels and ten outputs make 78,500 + 1,010 = 79,510 of them. What you choose
          yourself, such as the learning rate, is a hyperparameter.
        see: weight, bias, hyperparameter, `summary`
        lesson: going-deep#output-numbers

        term: hyperparameter
        also: hyperparameters, hyper parameter, settings, tuning
        text: A number that you choose and training does not learn: how many layers and units,
          the learning rate, the batch size, the number of epochs. They are chosen by what does
          best on `val`.
        see: parameter, learning rate, batch, validation
        lesson: optimizers#better-rate

        term: initialization
        also: initialisation, initial weights, random weights, glorot, glorot_uniform
        text: The random numbers that the weights start with; biases start at 0. If all weights
          began equal, all units of a layer would learn the same. Keras draws them from a range
          that depends on the layer's size: about ±0.08 for 784 inputs and 100 units.
        see: weight, seed, loss
        lesson: first-network#loss-at-start

        term: activation function
        also: activation, activations, nonlinearity, non-linearity
        text: What a unit does to its sum before passing it on. Without it, two layers in a row
          are no more than one: sums of sums are sums. Common ones: relu between, softmax or
          sigmoid at the end.
        see: relu, sigmoid, tanh, softmax, linear, `help activations`
        lesson: going-deep#no-activation

        term: linear
        also: no activation, identity, linear activation
        text: The activation that leaves every number as it is; it is what `Dense 1` has when you
          name none. At the end of a network it is for amounts, such as a price. Between layers
          it makes the extra layer useless.
        see: activation function, regression, mean_squared_error
        lesson: losses-and-outputs#measure-ink

        term: sigmoid
        also: logistic function, logistic
        text: Squeezes any number into the range from 0 to 1: 0 becomes 0.5, 5 becomes 0.993, -5
          becomes 0.007. At the end of a network it says how likely a yes is. In many hidden
          layers its flat ends let the gradient fade.
        see: binary_crossentropy, saturation, vanishing gradient, softmax
        lesson: losses-and-outputs#coin

        term: tanh
        also: hyperbolic tangent, hyperbolictangent
        text: Like a sigmoid, from -1 to 1 and with its middle at 0. Its slope in the middle is
          1, four times the sigmoid's, so gradients fade less. At its ends it is as flat.
        see: sigmoid, saturation, activation function
        lesson: relu#tanh-stack

        term: relu
        also: ReLU, rectified linear unit, rectifier
        text: Lets a number through when it is above 0 and says 0 otherwise: 3 stays 3, -3
          becomes 0. Above 0 its slope is 1, however many layers there are, so the gradient does
          not fade. It is the usual choice for hidden layers.
        see: dead unit, leaky relu, vanishing gradient
        lesson: relu#relu-stack

        term: leaky relu
        also: LeakyReLU, leaky_relu, negative_slope, alpha
        text: A relu that lets a little through below 0, in Keras three tenths: -3 becomes -0.9.
          So a unit always has a gradient to come back by, and does not die.
        see: relu, dead unit, `add LeakyReLU`
        lesson: relu#leaky

        term: softmax
        also: soft max
        text: Turns several sums into shares between 0 and 1 that add up to 1: 2, 1, 0 become
          0.67, 0.24, 0.09. What one class gets, the others lose, so it is for one of several. At
          the end of a network the shares are read as probabilities.
        see: probability, logits, categorical_crossentropy, sigmoid
        lesson: losses-and-outputs#share

        term: probability
        also: probabilities, confidence, how sure
        text: A number from 0 for never to 1 for always. The network's outputs are read as such:
          0.55 for Shirt means "Shirt, by a little more than half". A network can be sure and
          wrong, above all after training for too long.
        see: softmax, sigmoid, loss, mistakes
        lesson: first-network#read-output

        term: logits
        also: logit, from_logits, raw scores, scores
        text: The plain sums of the last layer, before softmax or sigmoid. They may be any
          number, such as 7.1 or -5.5. A loss that expects probabilities takes them silently for
          such, and learns badly: a classic mistake.
        see: softmax, sigmoid, crossentropy
        lesson: losses-and-outputs#no-softmax

        term: saturation
        also: saturated, saturate, saturating
        text: A sigmoid or tanh is saturated when its sum is so large, up or down, that its
          output hardly changes any more. At 10 a sigmoid's slope is 0.00005, so hardly any
          gradient comes through.
        see: sigmoid, vanishing gradient, gradient
        lesson: relu#far-out

        term: vanishing gradient
        also: vanishing gradients, gradient vanishing
        text: In a deep network each sigmoid passes on at most a quarter of the gradient, so four
          of them leave at most 1/256 for the first layer. It then hardly learns. Relu, which
          passes on all of it above 0, was the remedy.
        see: saturation, relu, exploding gradient, `trace`
        lesson: relu#sigmoid-gradients

        term: exploding gradient
        also: exploding gradients, gradient explosion, exploding loss
        text: Gradients, and with them the steps, that grow from layer to layer or from round to
          round until the numbers overflow. With a learning rate of 0.5 even two weights fly off:
          a cost of 28.75 is above 1,000 after ten rounds. A smaller learning rate or scaled
          inputs help.
        see: learning rate, divergence, NaN, scaling
        lesson: under-the-hood#diverging

        term: dead unit
        also: dead units, dead relu, dying relu, dead neuron
        text: A relu unit whose sum is below 0 for every example: it always says 0, its gradient
          is 0, and so it never comes back. Too large a learning rate can kill half a layer in
          one step. A leaky relu cannot die.
        see: relu, leaky relu, learning rate
        lesson: relu#dead

        term: model
        also: models
        text: The network with its layers, in the order in which numbers go through them. `model
          Dense(100, relu), Dense(10, softmax)` begins a new one; `model` alone begins an empty
          one for `add`.
        see: Sequential, layer, `model`, `add`, `summary`
        lesson: going-deep#second-way

        term: Sequential
        also: keras.Sequential, sequential model
        text: Keras's class for a model whose layers stand in one row, each taking what the one
          before puts out. All of Bobbin's models are such. In Python:
          `keras.Sequential([Dense(100, activation="relu"), Dense(10, activation="softmax")])`.
        see: model, layer, Keras
        lesson: going-deep#second-way

        term: summary
        also: model.summary
        text: The list of a model's layers, what shape each puts out and how many numbers each
          learns. For 100 relu units and ten outputs on 784 pixels it ends with 79,510. `None` in
          a shape stands for any number of examples.
        see: parameter, shape, `summary`
        lesson: going-deep#third-way
        """
}
