import random, openpyxl
random.seed(5)
regs=["Andalucía","Aragón","Principado de Asturias","Illes Balears","Canarias","Cantabria","Castilla y León","Castilla-La Mancha","Cataluña","Comunitat Valenciana","Extremadura","Galicia","Comunidad de Madrid","Región de Murcia","Comunidad Foral de Navarra","País Vasco","La Rioja"]
svn=["Andalucia","Aragón","Asturias, Principado de","Illes Balears","Canarias","Cantabria","Castilla y León","Castilla-La Mancha","Cataluña","Comunitat Valenciana","Extremdura","Galicia","Madrid, Comunidad de","Región de Murcia","Navarra, Comunidad Foral de","País Vasco",None]
pop=[7000,1120,860,980,1830,500,2050,1720,6400,4200,890,2350,5700,1250,540,1880,270]
ns=[140,30,20,22,40,12,59,40,120,98,14,69,114,30,9,60,0]
wb=openpyxl.Workbook(); ws=wb.active; ws.title="Datos"
ws.append(["Encuesta de acceso a la salud 2025"]); ws.append([]) 
ws.append(["ID encuesta","Comunidad autónoma","Sexo","Edad","P7. ¿Ha dejado de ir al médico por motivos económicos?","Peso"])
i=1000
rows=[]
for r,n in zip(svn,ns):
    for _ in range(n):
        i+=1
        u=random.random()
        a="Sí" if u<0.11 else "No sabe" if u<0.14 else "No"
        rows.append([i,r,random.choice(["Hombre","Mujer"]),random.randint(18,90),a,round(random.uniform(0.4,3.1),2)])
for k in range(2):
    i+=1; rows.append([i,None,"Mujer",40,"No",1.0])
random.shuffle(rows)
for r in rows: ws.append(r)
wb.save("encuesta_2025.xlsx")
wb=openpyxl.Workbook(); ws=wb.active; ws.title="Regiones"
ws.append(["Comunidades autónomas, población y paro"]); ws.append([])
ws.append(["Código","Comunidad","Población 18+","Paro"])
for k,(r,p) in enumerate(zip(regs,pop)): ws.append(["%02d"%(k+1),r,p*1000,round(random.uniform(8,20),1)])
wb.save("regiones.xlsx")
