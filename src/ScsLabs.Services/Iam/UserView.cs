namespace ScsLabs.Services.Iam;

/// <summary>A user as IAM answers it.</summary>
public sealed record UserView(string Path, string UserName, string UserId, string Arn, DateTimeOffset CreateDate)
{
    /// <summary>What there is to tell about this user.</summary>
    internal static UserView Of(User user) => new(user.Path, user.UserName, user.UniqueId, user.Arn, user.CreateDate);
}
