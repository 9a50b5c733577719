; Inno Setup 6: the installer for Windows, from the folder that `python packaging/dev.py bundle` makes.
;   iscc /DVersion=0.1.0 /DFolder=C:\...\dist\leefbudget-0.1.0-windows-amd64 packaging\windows\leefbudget.iss
; Silent for administrators: /VERYSILENT /ALLUSERS. Written without a Windows at hand; the workflow "pakketten" tries it.

[Setup]
AppId={{6B0B6C0B-93E5-4C55-9D0C-4C9B3D2C1F57}
AppName=Leefbudget
AppVersion={#Version}
AppPublisher=De makers van Leefbudget
DefaultDirName={autopf}\Leefbudget
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=leefbudget-{#Version}-windows-amd64
UninstallDisplayIcon={app}\leefbudgetw.exe
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"

[InstallDelete]
; nothing of an older version stays
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Leefbudget"; Filename: "{app}\leefbudgetw.exe"

[Registry]
; Only in "Openen met": a workbook keeps opening in the program for workbooks, since Windows knows no types by name.
Root: HKA; Subkey: "Software\Classes\Leefbudget.Dossier"; ValueType: string; ValueData: "Dossier van Leefbudget"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Leefbudget.Dossier\DefaultIcon"; ValueType: string; ValueData: "{app}\leefbudgetw.exe,0"
Root: HKA; Subkey: "Software\Classes\Leefbudget.Dossier\shell\open\command"; ValueType: string; ValueData: """{app}\leefbudgetw.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.xlsx\OpenWithProgids"; ValueType: string; ValueName: "Leefbudget.Dossier"; ValueData: ""; Flags: uninsdeletevalue
