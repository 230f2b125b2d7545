using System.Text;
using System.Xml.Linq;
using Amazon.Runtime;
using ScsLabs.Harness;

namespace ScsLabs.Bench;

/// <summary>A caller of EC2 on a server, over one connection.</summary>
internal sealed class Ec2Caller(ServerProcess process, AWSCredentials caller) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>The first value of an element of an answer.</summary>
    public static string Id(string element, string xml) =>
        XDocument.Parse(xml).Descendants().FirstOrDefault(one => one.Name.LocalName == element)?.Value ?? throw new InvalidOperationException($"The answer has no {element}: {xml}");

    /// <summary>Calls EC2, and returns the answer.</summary>
    /// <exception cref="InvalidOperationException">The call was refused.</exception>
    public async Task<string> CallAsync(string form)
    {
        using var message = await RequestSigner.SignAsync(
            process.Endpoint, caller, "ec2", "us-east-1", [new("Content-Type", "application/x-www-form-urlencoded")], Encoding.UTF8.GetBytes($"{form.Replace("/", "%2F", StringComparison.Ordinal)}&Version=2016-11-15"));
        using var answer = await http.SendAsync(message);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException(body);
    }

    public async Task<string> NewVpcAsync(string cidr) => Id("vpcId", await CallAsync($"Action=CreateVpc&CidrBlock={cidr}"));

    public async Task<string> NewSubnetAsync(string cidr) => Id("subnetId", await CallAsync($"Action=CreateSubnet&VpcId={await NewVpcAsync(cidr)}&CidrBlock={cidr}"));

    public async Task<string> NewGroupAsync() => Id("groupId", await CallAsync($"Action=CreateSecurityGroup&GroupName=measured&GroupDescription=measured&VpcId={await NewVpcAsync("10.8.0.0/16")}"));

    public async Task<string> FindImageAsync() => Id("imageId", await CallAsync("Action=DescribeImages&Owner.1=amazon&Filter.1.Name=architecture&Filter.1.Value.1=x86_64"));

    public void Dispose() => http.Dispose();
}
