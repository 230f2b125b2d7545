namespace ScsLabs.Services.S3;

/// <summary>The page size of S3's lists: 1,000 by default and at most.</summary>
internal static class PageSize
{
    private const int Most = 1000;

    /// <summary>Determines the page size.</summary>
    /// <param name="wished">The size that the request asks for.</param>
    /// <param name="argument">The parameter's name.</param>
    /// <exception cref="AwsException">InvalidArgument: the size is negative.</exception>
    public static int Of(int? wished, string argument) => wished is not < 0 ? Math.Min(wished ?? Most, Most)
        : throw S3Errors.InvalidArgument($"Argument {argument} must be an integer between 0 and 2147483647", argument, wished.ToString());
}
