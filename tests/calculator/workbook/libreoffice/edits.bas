' Types in cells of an open workbook, as somebody at the desk does, and writes down what it says then.
'
' The work stands in a file of lines with tabs between: "open" and an address; "watch" and names of cells; "sheet" and a
' sheet of which all texts are wanted; "type", a name, a kind (empty, text, number, truth) and a value; "say".
' At "say" one line per watched cell, then per cell of the sheet with a text or a formula, then a dot; and all that was
' typed goes back to what it was. In a text \t stands for a tab.

Sub Main
    Dim source As Integer, target As Integer, line As String, words, doc, watched(), pages(), kept(200), count As Long
    source = FreeFile()
    Open Environ("LEEFBUDGET_WORK") For Input As #source
    target = FreeFile()
    Open Environ("LEEFBUDGET_FOUND") For Output As #target
    Dim options(0) As New com.sun.star.beans.PropertyValue
    options(0).Name = "Hidden"
    options(0).Value = True
    Do While Not EOF(source)
        Line Input #source, line
        words = Split(line, Chr(9))
        Select Case words(0)
        Case "open"
            If Not IsNull(doc) Then
                If Not IsEmpty(doc) Then doc.close(True)
            End If
            doc = StarDesktop.loadComponentFromURL(words(1), "_blank", 0, options())
        Case "watch"
            watched = words
        Case "sheet"
            pages = words
        Case "type"
            count = count + 1
            kept(count) = Typed(doc, words)
        Case "say"
            Say(doc, watched, pages, target)
            Do While count > 0
                Undo(doc, kept(count))
                count = count - 1
            Loop
        End Select
    Loop
    If Not IsEmpty(doc) Then doc.close(True)
    Close #source
    Close #target
    StarDesktop.terminate()
End Sub

Function Typed(doc, words)
    Dim cell
    cell = Named(doc, words(1))
    Typed = Array(words(1), cell.Type, cell.String, cell.Value, cell.NumberFormat)
    Select Case words(2)
    Case "empty"
        cell.clearContents(1 + 2 + 4 + 16)
    Case "text"
        cell.String = Replace(words(3), "\t", Chr(9))
    Case "number"
        cell.Value = Val(words(3))
    Case "truth"
        cell.Value = Val(words(3))
        cell.NumberFormat = doc.NumberFormats.getStandardFormat(com.sun.star.util.NumberFormat.LOGICAL, cell.CharLocale)
    End Select
End Function

Sub Undo(doc, was)
    Dim cell
    cell = Named(doc, was(0))
    cell.NumberFormat = was(4)
    Select Case was(1)
    Case com.sun.star.table.CellContentType.EMPTY
        cell.clearContents(1 + 2 + 4 + 16)
    Case com.sun.star.table.CellContentType.TEXT
        cell.String = was(2)
    Case Else
        cell.Value = was(3)
    End Select
End Sub

Sub Say(doc, watched, pages, target)
    Dim place As Long
    For place = 1 To UBound(watched)
        Print #target, watched(place) & Chr(9) & Said(Named(doc, watched(place)))
    Next place
    Texts(doc.Sheets.getByName(pages(1)), target)
    Print #target, "."
End Sub

Function Named(doc, name)
    Named = doc.NamedRanges.getByName(name).ReferredCells.getCellByPosition(0, 0)
End Function

Function Said(cell) As String
    If cell.getError() <> 0 Then
        Said = "error" & Chr(9) & cell.String
    ElseIf cell.Type = com.sun.star.table.CellContentType.EMPTY Then
        Said = "empty" & Chr(9)
    ElseIf cell.Type = com.sun.star.table.CellContentType.VALUE Then
        Said = "number" & Chr(9) & Trim(Str(cell.Value))
    ElseIf cell.Type = com.sun.star.table.CellContentType.FORMULA And cell.FormulaResultType2 = 1 Then
        Said = "number" & Chr(9) & Trim(Str(cell.Value))
    Else
        Said = "text" & Chr(9) & cell.String
    End If
End Function

Sub Texts(page, target)
    Dim cursor, column As Long, row As Long, cell
    cursor = page.createCursor()
    cursor.gotoEndOfUsedArea(False)
    For row = 0 To cursor.RangeAddress.EndRow
        For column = 0 To 8
            cell = page.getCellByPosition(column, row)
            If cell.Type <> com.sun.star.table.CellContentType.EMPTY And cell.Type <> com.sun.star.table.CellContentType.VALUE Then
                Print #target, "@" & column & "," & row & Chr(9) & Said(cell)
            End If
        Next column
    Next row
End Sub
