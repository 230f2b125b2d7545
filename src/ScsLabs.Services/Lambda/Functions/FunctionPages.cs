namespace ScsLabs.Services.Lambda;

/// <summary>The pages of Lambda's lists.</summary>
internal static class FunctionPages
{
    /// <summary>The most items of a page, whatever the request asks for.</summary>
    private const int Size = 50;

    /// <summary>Takes a page of a list that can start at a key.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException: the marker is none.</exception>
    public static Page<T> Of<T>(Func<string, IEnumerable<T>> from, string? marker, int? most, Func<T, string> key, Call call) =>
        Page.Of(from, marker, Math.Min(most ?? Size, Size), key, static () => LambdaErrors.InvalidParameter("Invalid pagination token"), call);
}
