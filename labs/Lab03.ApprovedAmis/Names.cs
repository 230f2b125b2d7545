namespace Lab03.ApprovedAmis;

/// <summary>The names that the scenario and every answer use.</summary>
public static class Names
{
    /// <summary>The rule that task 1 creates.</summary>
    public const string Rule = "approved-amis";

    /// <summary>The name of the approved image, which the account made itself.</summary>
    public const string Golden = "golden";

    /// <summary>An instance that was launched from the approved image: the value of its tag <c>Name</c>.</summary>
    public const string Web = "web";

    /// <summary>An instance that was launched from another image.</summary>
    public const string Legacy = "legacy";

    /// <summary>The role with which AWS Config reads resources.</summary>
    public const string ConfigRole = "config";

    /// <summary>The administrator of the account.</summary>
    public const string Admin = "admin";

    /// <summary>A developer, who may do everything in EC2 but change what is allowed.</summary>
    public const string Developer = "developer";
}
