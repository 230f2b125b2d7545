using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Lambda;

/// <summary>The roles of functions.</summary>
internal static class ExecutionRole
{
    /// <summary>The name of the session in which it is tried whether Lambda can assume a role.</summary>
    private const string Trial = "awslambda-trial";

    /// <summary>The name of the session with which a function runs.</summary>
    public static string SessionOf(Function function) => function.Name.Length > 1 ? function.Name : $"{function.Name}_";

    /// <summary>Asks to pass a role to Lambda.</summary>
    public static Ask Pass(string role, Reference<Function> function, Call call) =>
        new("iam:PassRole", role, Role.Find(call.View, role)) { Conditions = [new("iam:PassedToService", LambdaApi.Principal), new("iam:AssociatedResourceArn", function.Arn)] };

    /// <summary>Requires that Lambda can assume a role for a function, as its trust policy says at this moment.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    public static void Require(string role, string function, AccountId account, AsCaller aws)
    {
        try
        {
            aws.As(Principal.OfService(LambdaApi.Principal), account, function).Call(new AssumeRole(role, Trial));
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            throw LambdaErrors.InvalidParameter("The role defined for the function cannot be assumed by Lambda.");
        }
    }
}
