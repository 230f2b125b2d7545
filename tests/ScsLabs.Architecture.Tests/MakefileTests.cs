using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScsLabs.Architecture.Tests;

/// <summary>What make says before it works.</summary>
public sealed class MakefileTests
{
    [Theory]
    [InlineData("en", "Port {0} is taken. Choose another: make serve PORT={1}\n")]
    [InlineData("ja", "ポート {0} は使用中です。別のポートを指定してください: make serve PORT={1}\n")]
    public async Task Serving_on_a_taken_port_is_refused_before_anything_is_built(string language, string told)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, output) = await MakeAsync("serve", $"PORT={port}", $"SCSLABS_LANG={language}");

        exitCode.ShouldNotBe(0);
        output.ShouldBe(string.Format(CultureInfo.InvariantCulture, told, port, port + 1));
    }

    [Fact]
    public async Task The_list_of_targets_is_in_both_languages()
    {
        var (_, english) = await MakeAsync("help", "SCSLABS_LANG=en");
        var (_, japanese) = await MakeAsync("help", "SCSLABS_LANG=ja");

        Targets(japanese).ShouldBe(Targets(english));
        english.Split('\n').ShouldAllBe(line => !line.Any(character => character >= 'ぁ'));
        japanese.TrimEnd().Split('\n').ShouldAllBe(line => line.Any(character => character >= 'ぁ'));

        static IEnumerable<string> Targets(string list) => list.Split('\n').Select(line => line[..Math.Min(line.Length, 26)]);
    }

    [Theory]
    [InlineData("en", "Which lab? make lab N=09")]
    [InlineData("ja", "どのラボですか")]
    public async Task A_lab_that_is_not_named_is_asked_for_in_the_chosen_language(string language, string told)
    {
        var (exitCode, output) = await MakeAsync("lab", $"SCSLABS_LANG={language}");

        exitCode.ShouldNotBe(0);
        output.ShouldStartWith(told);
    }

    private static async Task<(int ExitCode, string Output)> MakeAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("make", ["--silent", .. arguments]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using var make = Process.Start(start)!;
            var errors = make.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await make.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await errors;
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (make.ExitCode, output);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no make.");
            throw;
        }
    }
}
