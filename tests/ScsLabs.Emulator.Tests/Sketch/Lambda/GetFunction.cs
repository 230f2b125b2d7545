using ScsLabs.Model.Declarations;

namespace ScsLabs.Emulator.Tests.Sketch.Lambda;

/// <summary>Shows a function, which the path names.</summary>
[Operation<LambdaSketchApi>]
public sealed record GetFunction([Target<Function>] string FunctionName)
{
    public sealed record Result(FunctionConfiguration Configuration);

    internal static Result Handle(GetFunction request, Function function) => new(FunctionConfiguration.Of(function));
}
