' Moves what stands in workbooks about, as somebody does with the menus, and saves each under another name.
'
' The work stands in a file of lines with tabs between: "open" and an address; "store", an address and a filter; and what
' happens in the sheet Invoer between those two.

Sub Main
    Dim source As Integer, line As String, words, doc, hidden(0) As New com.sun.star.beans.PropertyValue
    Dim filter(0) As New com.sun.star.beans.PropertyValue
    On Error Goto Wrong ' a message would wait for somebody
    source = FreeFile()
    Open Environ("LEEFBUDGET_WORK") For Input As #source
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    filter(0).Name = "FilterName"
    Do While Not EOF(source)
        Line Input #source, line
        words = Split(line, Chr(9))
        Select Case words(0)
        Case "open"
            If Not IsEmpty(doc) Then doc.close(True)
            doc = StarDesktop.loadComponentFromURL(words(1), "_blank", 0, hidden())
        Case "store"
            filter(0).Value = words(2)
            doc.storeToURL(words(1), filter())
        Case Else
            Move(doc, doc.Sheets.getByName("Invoer"), words)
        End Select
    Loop
    Close #source
Wrong:
    If Not IsEmpty(doc) Then doc.close(True)
    StarDesktop.terminate()
End Sub

Sub Move(doc, sheet, words)
    Dim locale As New com.sun.star.lang.Locale, way(1) As New com.sun.star.beans.PropertyValue
    Dim fields(0) As New com.sun.star.table.TableSortField, key As Long
    sheet.unprotect("")
    Select Case words(0)
    Case "insert rows"
        sheet.Rows.insertByIndex(CLng(words(1)) - 1, CLng(words(2)))
    Case "delete rows"
        sheet.Rows.removeByIndex(CLng(words(1)) - 1, CLng(words(2)))
    Case "insert columns"
        sheet.Columns.insertByIndex(CLng(words(1)) - 1, CLng(words(2)))
    Case "delete columns"
        sheet.Columns.removeByIndex(CLng(words(1)) - 1, CLng(words(2)))
    Case "type"
        sheet.getCellRangeByName(words(1)).FormulaLocal = words(2)
    Case "format"
        key = doc.NumberFormats.queryKey(words(2), locale, False)
        If key = -1 Then key = doc.NumberFormats.addNew(words(2), locale)
        sheet.getCellRangeByName(words(1)).NumberFormat = key
    Case "no formats"
        sheet.getCellRangeByName(words(1)).clearContents(32)
    Case "sort"
        way(0).Name = "SortFields"
        way(0).Value = fields()
        way(1).Name = "ContainsHeader"
        way(1).Value = False
        sheet.getCellRangeByName(words(1)).sort(way())
    Case "copy sheet"
        doc.Sheets.copyByName("Invoer", words(1), doc.Sheets.Count)
    Case "name sheet"
        sheet.Name = words(1)
    Case "new sheet"
        doc.Sheets.insertNewByName(words(1), 0)
    Case "move cell"
        sheet.moveRange(sheet.getCellRangeByName(words(2)).CellAddress, sheet.getCellRangeByName(words(1)).RangeAddress)
    End Select
End Sub
