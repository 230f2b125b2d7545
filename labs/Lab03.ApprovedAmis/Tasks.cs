namespace Lab03.ApprovedAmis;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1: create the AWS Config rule <c>approved-amis</c>, which finds running instances of other images than <c>golden</c>.</summary>
    Task CreateRuleAsync(LabContext aws);

    /// <summary>Task 2: end what was launched from other images, for good.</summary>
    Task EndUnapprovedAsync(LabContext aws);

    /// <summary>Task 3: allow no images but the account's own.</summary>
    Task AllowOwnImagesAsync(LabContext aws);
}
