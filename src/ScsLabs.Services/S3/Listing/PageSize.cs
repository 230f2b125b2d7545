namespace ScsLabs.Services.S3;

/// <summary>How many a page of one of S3's lists holds: 1,000 unless fewer are wished for, and never more.</summary>
internal static class PageSize
{
    private const int Most = 1000;

    /// <summary>The size.</summary>
    /// <param name="wished">What the request says.</param>
    /// <param name="argument">The parameter's name.</param>
    /// <exception cref="AwsError">InvalidArgument: less than none.</exception>
    public static int Of(int? wished, string argument) => wished is not < 0 ? Math.Min(wished ?? Most, Most)
        : throw S3Errors.InvalidArgument($"Argument {argument} must be an integer between 0 and 2147483647", argument, wished.ToString());
}
