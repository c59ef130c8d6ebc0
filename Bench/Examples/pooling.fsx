// The definition of pooling from F#: any window with any reduction, windows explained, errors as values.
//   dotnet build -c Release Core && dotnet fsi Bench/Examples/pooling.fsx
#r "../../Core/bin/Release/net10.0/PoolFunctional.Core.dll"

open System
open PoolFunctional

// F# turns no list into a span by itself.
let span (items: _ list) = ReadOnlySpan(List.toArray items)

// An outcome as F# reads it: a pattern to match, and steps that end at the first error.
let (|Ok|Failed|) (outcome: Result<'value, PoolError>) =
    outcome.Match((fun value -> Choice1Of2 value), (fun error -> Choice2Of2 error))

type Steps() =
    member _.Bind(outcome: Result<'value, PoolError>, next: 'value -> Result<'result, PoolError>) = outcome.Bind next
    member _.BindReturn(outcome: Result<'value, PoolError>, project: 'value -> 'result) = outcome.Select project

let steps = Steps()

let line (values: float list) =
    steps {
        let! shape = Shape.Create(span [ 1L; 1L; int64 values.Length ])
        let! map = FeatureMap.Create<float>(shape, span values)
        return map
    }

let pool (window: Window) reduction values =
    steps {
        let! map = line values
        let! pooled = Reference.Pool<float>(map, window, reduction)
        return List.ofSeq pooled.Values
    }

let mutable broken = false

let expect name holds =
    printfn "%s  %s" (if holds then "holds" else "FAILS") name
    broken <- broken || not holds

let gives expected outcome =
    match outcome with
    | Ok values -> expect $"%A{values}" (values = expected)
    | Failed error -> expect error.Message false

let x = [ 1.0; 5.0; 2.0; 8.0; 3.0; 3.0; 7.0 ]
printfn "%A, windows of 3 that begin 2 apart: largest, median, mean" x
let window = Window.Square(3, axes = 1, stride = 2)
x |> pool window Reduction.Max |> gives [ 5.0; 8.0; 7.0 ]
x |> pool window Reduction.Median |> gives [ 2.0; 3.0; 3.0 ]
x |> pool window (Reduction.Average()) |> gives [ 8.0 / 3.0; 13.0 / 3.0; 13.0 / 3.0 ]

printfn "\nthree adaptive windows, and two by a list of starts and lengths: sums"
x |> pool (Window.Adaptive(span [ 3 ])) Reduction.Sum |> gives [ 8.0; 13.0; 13.0 ]
x |> pool (Window.Explicit(span [ WindowList.Of(span [ 0; 4 ], span [ 4; 3 ]) ])) Reduction.Sum |> gives [ 16.0; 13.0 ]

printfn "\nmaxima over 2 by 1, twice, are maxima over 3 by 1"
let pairs = pool (Window.Square(2, axes = 1, stride = 1)) Reduction.Max
let twice = (pairs x).Bind pairs
twice |> gives [ 5.0; 8.0; 8.0; 8.0; 7.0 ]
expect "both are equal" (twice = pool (Window.Square(3, axes = 1, stride = 1)) Reduction.Max x)

printfn "\nwhat adaptive windows see"
let explained =
    steps {
        let! map = line x
        let! explanation = Explain.Plan(Window.Adaptive(span [ 3 ]), map.Shape)
        return explanation
    }

match explained with
| Ok explanation ->
    printfn "%O" explanation
    expect "neighbours share one input" (Seq.forall ((=) 1L) explanation.Axes[0].Overlaps)
| Failed error -> expect error.Message false

printfn "\nan impossible window"
match x |> pool (Window.Square(9, axes = 1)) Reduction.Max with
| Failed(:? PoolError.WindowLargerThanInput as error) -> expect error.Message (error.Axis = 0)
| Failed error -> expect error.Message false
| Ok values -> expect $"%A{values}" false

if broken then exit 1
