using ScsLabs.Model.Calls;
using ScsLabs.Model.Declarations;
using ScsLabs.Services;

namespace ScsLabs.Emulator.Tests.Sketch.Lambda;

/// <summary>Lists functions in pages, which the query asks for.</summary>
[Operation<LambdaSketchApi>, AnyResource]
public sealed record ListFunctions([Query("Marker")] string? Marker = null, [Query("MaxItems"), Range(1, 10000)] int MaxItems = 50)
{
    public sealed record Result(IReadOnlyList<FunctionConfiguration> Functions, string? NextMarker);

    internal static Result Handle(ListFunctions request, Call call)
    {
        var page = Page.Of(call.View.All<Function>(call.Place), request.Marker, request.MaxItems, function => function.Name, () => LambdaSketchApi.Error("InvalidParameterValueException", 400, "Invalid marker"));
        return new([.. page.Items.Select(FunctionConfiguration.Of)], page.Next);
    }
}
