# Makes the .msi for Windows in target\installer. Needs Maven, a JDK 25 in JAVA_HOME, and WiX 3 or newer on the path, which jpackage
# calls. Written after jpackage's documentation; not yet tried on Windows.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")

function Invoke-Checked([string] $Command, [string[]] $Arguments) {
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Command ended with status $LASTEXITCODE" }
}

if (-not $env:JAVA_HOME) { throw "set JAVA_HOME to a JDK 25" }
$java = Join-Path $env:JAVA_HOME "bin\java.exe"
$jpackage = Join-Path $env:JAVA_HOME "bin\jpackage.exe"

Invoke-Checked "mvn" @("--batch-mode", "--no-transfer-progress", "-q", "clean", "package", "-DskipTests")
Invoke-Checked $java @("installer\Assemble.java")

$work = "target\installer"
$version = (Get-Content "$work\version").Trim()
foreach ($kind in "latent", "atlas") {
    (Get-Content "installer\$kind.properties") + "icon=$work/icons/latent-model.ico" | Set-Content -Encoding ascii "$work\$kind.properties"
}

# The upgrade code is this program's for good: by it a newer version replaces an older one. Installed for one user, which needs
# no administrator.
Invoke-Checked $jpackage @(
    "--type", "msi",
    "--app-image", "$work\image\Latent Atlas",
    "--name", "Latent Atlas",
    "--app-version", $version,
    "--vendor", "Latent Atlas",
    "--description", "Train variational autoencoders and explore their latent space",
    "--copyright", "Apache License 2.0",
    "--license-file", "LICENSE",
    "--file-associations", "$work\latent.properties",
    "--file-associations", "$work\atlas.properties",
    "--win-per-user-install",
    "--win-menu", "--win-menu-group", "Latent Atlas",
    "--win-shortcut-prompt",
    "--win-upgrade-uuid", "5b9c4c9e-6d7b-4f3e-9a53-0f5f6b5d2c41",
    "--dest", $work)
Get-ChildItem "$work\*.msi"
